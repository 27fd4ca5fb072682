import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/source-files.ts';

/** One file that breaks a rule, what it imports, and the rule. */
const BREACHES = [
  ['src/domain/b.ts', '../store/x.ts', 'domain-imports-only-what-lies-below'],
  ['src/domain/c.ts', 'node:fs', 'domain-is-pure'],
  ['src/contract/b.ts', '../store/x.ts', 'contract-imports-only-what-lies-below'],
  ['src/contract/c.ts', '../services/x.ts', 'contract-imports-only-types-of-services'],
  ['src/contract/d.ts', 'node:fs', 'contract-runs-on-both-sides'],
  ['src/policy/b.ts', '../store/x.ts', 'policy-imports-only-what-lies-below'],
  ['src/store/b.ts', '../services/x.ts', 'store-imports-only-what-lies-below'],
  ['src/ingest/b.ts', '../services/x.ts', 'ingest-imports-only-what-lies-below'],
  ['src/services/b.ts', '../http/x.ts', 'services-imports-only-what-lies-below'],
  ['src/services/find-a.ts', './read-b.ts', 'use-cases-do-not-call-each-other'],
  ['src/http/b.ts', '../cli/x.ts', 'http-imports-only-what-lies-below'],
  ['src/http/c.ts', '../demo/x.ts', 'http-imports-only-what-lies-below'],
  ['src/jobs/b.ts', '../http/x.ts', 'jobs-imports-only-what-lies-below'],
  ['src/demo/b.ts', '../cli/x.ts', 'demo-imports-only-what-lies-below'],
  ['src/cli/b.ts', '../main.ts', 'main-is-imported-by-nobody'],
  ['src/cli/c.ts', '../demo/x.ts', 'demo-is-loaded-in-demo-mode-only'],
  ['src/client/d.ts', '../demo/x.ts', 'demo-is-loaded-in-demo-mode-only'],
  ['src/client/b.ts', '../http/x.ts', 'client-imports-only-what-lies-below'],
  ['src/client/c.ts', 'node:fs', 'browser-runs-in-a-browser'],
  ['src/ui/b.ts', '../services/x.ts', 'ui-imports-only-what-lies-below'],
  ['tabs/settings/b.ts', '../../src/store/x.ts', 'surfaces-see-the-wire-only'],
  ['addin/b.ts', '../tabs/teams/x.ts', 'tabs-and-pane-are-strangers'],
  ['manifest/b.ts', '../src/contract/x.ts', 'manifest-stands-alone'],
  ['bot/turns/d.ts', '../../manifest/x.ts', 'nobody-knows-the-manifest'],
] as const;

/** Packages with one home, the rule of each, and a file that is not in it. */
const ESTRANGED = [
  ['restify', 'restify', 'src/services/d.ts'],
  ['pg', 'pg', 'src/services/e.ts'],
  ['@electric-sql/pglite', 'pg', 'src/jobs/c.ts'],
  ['jose', 'jose', 'bot/turns/b.ts'],
  ['tldts', 'tldts', 'src/ingest/c.ts'],
  ['botbuilder', 'botbuilder', 'bot/turns/c.ts'],
  ['botframework-connector', 'botbuilder', 'src/http/d.ts'],
  ['react', 'react', 'src/client/e.ts'],
  ['@fluentui/react-components', 'react', 'bot/cards/b.ts'],
  ['@microsoft/teams-js', 'microsoftteamsjs', 'tabs/settings/c.ts'],
  ['@microsoft/teams-js', 'microsoftteamsjs', 'addin/pane/c.ts'],
  ['@microsoft/office-js', 'microsoftofficejs', 'addin/pane/d.ts'],
  ['@types/office-js', 'microsoftofficejs', 'tabs/teams/c.ts'],
  ['@azure/msal-browser', 'azuremsalbrowser', 'addin/pane/e.ts'],
  ['commander', 'commander', 'src/http/e.ts'],
] as const;

/** The same packages at home. */
const AT_HOME = [
  ['restify', 'src/http/at-home.ts'],
  ['pg', 'src/store/at-home.ts'],
  ['botbuilder', 'bot/adapter/at-home.ts'],
  ['@microsoft/teams-js', 'tabs/teams/at-home.ts'],
  ['@microsoft/office-js', 'addin/office/at-home.ts'],
  ['@azure/msal-browser', 'addin/office/at-home-too.ts'],
  ['commander', 'src/cli/at-home.ts'],
] as const;

describe('the import rules', () => {
  let folder = '';
  let found: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-boundaries-'));
    await layOut(folder);
    found = await violationsIn(folder);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test.each(BREACHES)('refuse that %s imports %s', (from, _import, rule) => {
    expect(found).toContain(`${from}: ${rule}`);
  });

  test.each(ESTRANGED)('keep %s at home (%s): not in %s', (_package, name, from) => {
    expect(found).toContain(`${from}: ${name}-has-one-home`);
  });

  test('have a breach of every package that has a home', async () => {
    const rules = await readFile(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
    const homes = rules.match(/\{ packages: '/g) ?? [];
    expect(new Set(ESTRANGED.map(([, name]) => name)).size).toBe(homes.length);
  });

  test('let packages be imported at home', () => {
    expect(found.filter((violation) => /at-home.*-has-one-home/.test(violation))).toEqual([]);
  });

  test('refuse a cycle and a file that nobody needs', () => {
    expect(found).toContain('src/domain/y.ts: no-cycles');
    expect(found).toContain('src/domain/left-over.ts: no-orphans');
  });

  test('let the way of the data pass', () => {
    expect(found.filter((violation) => /^src\/(main|cli\/loads-demo)\.ts/.test(violation))).toEqual([]);
    expect(found.filter((violation) => violation.includes('/way.ts'))).toEqual([]);
  });
});

async function layOut(folder: string): Promise<void> {
  const folders = [
    'domain',
    'contract',
    'policy',
    'store',
    'ingest',
    'services',
    'http',
    'jobs',
    'demo',
    'cli',
    'client',
    'ui',
  ];
  const files: Record<string, string> = {
    'tsconfig.json':
      '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true, "noEmit": true } }',
    'package.json': '{ "type": "module" }',
    'src/main.ts': `${folders.map((name) => (name === 'demo' ? "await import('../src/demo/x.ts');" : `import '../src/${name}/x.ts';`)).join('\n')}\nimport './http/way.ts';\nimport './cli/loads-demo.ts';\n`,
    'src/cli/loads-demo.ts':
      "import type { x } from '../demo/x.ts';\nexport const load = (): Promise<{ x: typeof x }> => import('../demo/x.ts');\n",
    'src/domain/y.ts': "import './z.ts';\n",
    'src/domain/z.ts': "import './y.ts';\n",
    'src/domain/left-over.ts': '',
    'tabs/teams/x.ts': 'export const x = 1;\n',
    'manifest/x.ts': 'export const x = 1;\n',
    'manifest/way.ts': "import '../src/contract/app-names.ts';\nimport './x.ts';\n",
    'src/contract/app-names.ts': 'export const names = 1;\n',
    'src/http/way.ts': "import '../services/way.ts';\nimport '../contract/way.ts';\n",
    'src/contract/way.ts': "import type { Answer } from '../services/way.ts';\nexport type Wire = Answer;\n",
    'src/services/way.ts': "import '../store/way.ts';\nimport './x.ts';\nexport type Answer = string;\n",
    'src/services/read-b.ts': 'export const b = 1;\n',
    'src/store/way.ts': "import '../domain/x.ts';\n",
  };
  for (const name of folders) files[`src/${name}/x.ts`] = 'export const x = 1;\n';
  for (const [from, imported] of BREACHES) files[from] = `import '${imported}';\n`;
  for (const [name, from] of AT_HOME) files[from] = `import '${name}';\n`;
  for (const [name, , from] of ESTRANGED) files[from] = `import '${name}';\n`;
  for (const name of new Set([...ESTRANGED, ...AT_HOME].map(([one]) => one))) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await cp(join(ROOT, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
}

/** What dependency-cruiser says of a folder: `file: rule`. */
async function violationsIn(folder: string): Promise<readonly string[]> {
  const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const options = [
    program,
    'src',
    'bot',
    'tabs',
    'addin',
    'manifest',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ];
  // It ends with the number of errors: the answer is what it printed.
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, options, { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
  const { summary } = JSON.parse(printed) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
}
