import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/source-files.ts';

describe('docs/ARCHITECTURE.md', () => {
  test('has a line for every folder there is, and for no other', async () => {
    const text = await readFile(join(ROOT, 'docs/ARCHITECTURE.md'), 'utf8');
    const listed = [...text.matchAll(/^\| `([\w/]+)\/` \|/gm)].flatMap(([, name]) =>
      name === undefined ? [] : [name],
    );
    const top = await foldersOf('.');
    const below = (await foldersOf('src')).map((name) => `src/${name}`);
    expect([...listed].sort()).toEqual([...top.filter((name) => name !== 'src'), ...below].sort());
  });
});

async function foldersOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => name !== 'node_modules' && name !== 'coverage' && name !== 'dist');
}
