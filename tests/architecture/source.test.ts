import { describe, expect, test } from '@jest/globals';
import { readSourceFiles } from '../support/source-files.ts';

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
