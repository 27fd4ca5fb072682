import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT, readSourceFiles } from '../support/source-files.ts';

/** The entries, where the settings of the outside world come in. */
const ENTRIES = ['src/main.ts', 'src/cli/acquaint.ts', 'manifest/main.ts'];

describe('the source', () => {
  test('reads the environment in the entries only', async () => {
    const files = await readSourceFiles('src', 'bot', 'tabs', 'addin', 'manifest');
    const readers = files.filter(({ text }) =>
      /\bprocess\.env\b|\bprocess\['env'\]|\benv\b.*from 'node:process'/.test(text),
    );
    expect(readers.map(({ path }) => path).filter((path) => !ENTRIES.includes(path))).toEqual([]);
  });

  test('gives no file and no export a name that could mean anything', async () => {
    const files = await readSourceFiles('src', 'bot', 'tabs', 'addin', 'manifest', 'tests', 'bench');
    const exported = /^export (?:async )?(?:function|const|type|class|interface) (\w+)/gm;
    const names = files.flatMap(({ path, text }) => [
      path,
      ...[...text.matchAll(exported)].map(([, name]) => `${path}: ${name}`),
    ]);
    expect(names.filter((name) => /util(s|ities)?\b|helper|common|manager/i.test(name))).toEqual([]);
  });

  test('knows the global Office, value and type, in addin/office alone, by the linter', async () => {
    const text =
      'export const host = ({ context }: typeof Office): Office.Mailbox => Office.context.mailbox ?? context;\n';
    const found = await rulesBroken(['addin/pane/b.ts', 'tabs/teams/b.ts', 'addin/office/b.ts'], text);
    expect(new Set(found)).toEqual(
      new Set(['addin/pane/b.ts: lint/style/noRestrictedGlobals', 'tabs/teams/b.ts: lint/style/noRestrictedGlobals']),
    );
  });

  test('does not take Office from the window either', async () => {
    const files = await readSourceFiles('src', 'bot', 'tabs', 'addin', 'manifest');
    const takers = files.filter(({ text }) => /\b(window|globalThis|self)\b(\.|\??\.?\[')Office\b/.test(text));
    expect(takers.map(({ path }) => path).filter((path) => !path.startsWith('addin/office/'))).toEqual([]);
  });

  test('has no state at module level', async () => {
    const files = await readSourceFiles('src', 'bot', 'tabs', 'addin', 'manifest');
    // A thread is given `workerData` and lives once: its state is out of everybody else's reach.
    const stateful = files.filter(({ text }) => /^(export )?let /m.test(text) && !/\bworkerData\b/.test(text));
    expect(stateful.map(({ path }) => path)).toEqual([]);
  });

  test('has no tests that are switched off or that keep the others from running', async () => {
    const files = await readSourceFiles('tests');
    const marked = files.filter(({ text }) =>
      /\b(test|it|describe)\.(only|todo)\b|\b[xf](it|describe|test)\(/.test(text),
    );
    expect(marked.map(({ path }) => path)).toEqual([]);
  });
});

/** What the linter, with the configuration of the project, says of files at these paths that hold a text: `path: rule`. */
async function rulesBroken(paths: readonly string[], text: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-lint-'));
  await cp(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const program = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const options = [program, 'lint', '--vcs-enabled=false', '--reporter=json'];
  const { stdout } = spawnSync(process.execPath, options, { cwd: folder, encoding: 'utf8' });
  await rm(folder, { recursive: true, force: true });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: string } }[] };
  return diagnostics.map(({ category, location }) => `${location.path}: ${category}`);
}
