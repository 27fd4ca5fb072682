import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildOpenApi } from '../../src/contract/openapi.ts';
import { PROBLEM_CODES, PROBLEM_KINDS } from '../../src/contract/problem.ts';
import { ROOT } from '../support/source-files.ts';

describe('docs/API.md', () => {
  const reading = readFile(join(ROOT, 'docs/API.md'), 'utf8');

  test('has a line for every code with its status, and for no other', async () => {
    const rows = [...(await reading).matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(rows).toEqual(PROBLEM_CODES.map((code) => [code, PROBLEM_KINDS[code].status]));
  });

  test('speaks of every address that is documented', async () => {
    const text = await reading;
    const paths = Object.keys(JSON.parse(JSON.stringify(buildOpenApi())).paths);
    expect(paths.filter((path) => !text.includes(path))).toEqual([]);
  });

  test('names every setting there is, and no other', async () => {
    const source = await readFile(join(ROOT, 'src/http/settings.ts'), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name ?? '');
    const named = [...(await reading).matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(([, names = '']) =>
      names.replaceAll('`', '').split(', '),
    );
    expect(named.sort()).toEqual(read.sort());
  });
});
