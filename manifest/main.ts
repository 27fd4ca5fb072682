// Makes the package to upload and the add-in for older clients, checks everything, and writes both to manifest/dist:
//   npm run manifest                      for the demo host of manifest/demo.json, to look at and for the checks
//   npm run manifest -- CONFIGURATION     for an installation; variables like MANIFEST_HOST go before the file
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, zipOf } from './build.ts';
import { ADD_IN_FILE } from './check/add-in-rules.ts';
import { findProblems } from './check/find-problems.ts';
import { lineOf } from './check/problem.ts';
import { readSchemas } from './check/schemas.ts';
import { readConfiguration } from './configuration.ts';

const DEMO = fileURLToPath(new URL('./demo.json', import.meta.url));
const OUTPUT = new URL('./dist/', import.meta.url);
const PACKAGE_FILE = 'acquaint.zip';

try {
  await makeManifests(process.argv[2] ?? DEMO);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}

async function makeManifests(file: string): Promise<void> {
  // What was built before goes first: nobody uploads an old package for a new one that was refused.
  await rm(OUTPUT, { recursive: true, force: true });
  const built = await build(readConfiguration(await readFile(file, 'utf8'), process.env));
  const problems = findProblems(built, await readSchemas());
  if (problems.length > 0) throw new Error([...problems.map(lineOf), 'Nothing was written.'].join('\n'));
  await mkdir(OUTPUT, { recursive: true });
  await writeFile(new URL(PACKAGE_FILE, OUTPUT), zipOf(built));
  await writeFile(new URL(ADD_IN_FILE, OUTPUT), built.addIn);
  const { manifest, configuration } = built;
  console.log(`${manifest.name.short} ${manifest.version} for ${configuration.host}: valid.`);
  console.log(`Upload ${fileURLToPath(new URL(PACKAGE_FILE, OUTPUT))}`);
  console.log(`For Outlook on a Mac and on phones, also ${fileURLToPath(new URL(ADD_IN_FILE, OUTPUT))}`);
}
