import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/source-files.ts';

describe('docs/PRIVACY.md', () => {
  const reading = readFile(join(ROOT, 'docs/PRIVACY.md'), 'utf8');

  test('names a test beside every sentence of its tables', async () => {
    const rows = (await reading).split('\n').filter((line) => /^\| (?!---)/.test(line) && !line.endsWith('held by |'));
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([]);
  });

  test('names no test that is not there', async () => {
    const named = namedIn(await reading);
    const missing: string[] = [];
    for (const { file, words } of named) {
      const text = await readFile(join(ROOT, 'tests', `${file}.test.ts`), 'utf8').catch(() => '');
      if (!text.includes(words)) missing.push(`${file}: ${words}`);
    }
    expect(missing).toEqual([]);
  });
});

/** Tests as the page names them: `` `file`: *words of the name* ``. */
function namedIn(text: string): readonly { readonly file: string; readonly words: string }[] {
  return [...text.matchAll(/`([\w/-]+)`: \*([^*]+)\*/g)].map(([, file = '', words = '']) => ({ file, words }));
}
