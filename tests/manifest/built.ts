import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Built, build } from '../../manifest/build.ts';
import { findProblems } from '../../manifest/check/find-problems.ts';
import { lineOf } from '../../manifest/check/problem.ts';
import { readSchemas } from '../../manifest/check/schemas.ts';
import { type Configuration, readConfiguration } from '../../manifest/configuration.ts';
import { ROOT } from '../support/source-files.ts';

const SCHEMAS = readSchemas();

/** The configuration of the demo host. */
export async function demoConfiguration(): Promise<Configuration> {
  return readConfiguration(await readFile(join(ROOT, 'manifest/demo.json'), 'utf8'));
}

/** What is built for the demo host. */
export async function builtForDemo(): Promise<Built> {
  return build(await demoConfiguration());
}

/** Data whose fields can be written over, and are of no certain type: for breaking it. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks what types would not let it break.
export type Breakable = any;

/** What is said of the demo's manifest once this was done to it. */
export async function linesAfter(breakIt: (manifest: Breakable) => void): Promise<readonly string[]> {
  const built = await builtForDemo();
  const manifest: Breakable = structuredClone(built.manifest);
  breakIt(manifest);
  return linesOf({ ...built, manifest });
}

/** All problems, as the command prints them. */
export async function linesOf(built: Built): Promise<readonly string[]> {
  return findProblems(built, await SCHEMAS).map(lineOf);
}
