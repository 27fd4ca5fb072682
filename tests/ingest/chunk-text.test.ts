import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesIn, readChunk } from '../../src/ingest/chunk-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'acquaint-test-'));
const file = join(folder, 'file');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function linesOf(text: string, pieceBytes: number): readonly (string | undefined)[] {
  writeFileSync(file, text);
  const bytes = Buffer.byteLength(text);
  const lines: (string | undefined)[] = [];
  for (let start = 0; start < bytes; start += pieceBytes) {
    const found = [...linesIn(readChunk(file, start, Math.min(bytes, start + pieceBytes)))];
    expect(found.map(([number]) => number)).toEqual(found.map((_, index) => index));
    lines.push(...found.map(([, line]) => line));
  }
  return lines;
}

describe('a file cut into pieces', () => {
  test('gives each of its lines once and in order, wherever the cuts fall', () => {
    const anyLine = fc.oneof(
      fc.constantFrom('', '\r', 'a', 'ü', '😀', ' '),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (given, size) => {
          const lines = given.map((line) => line.toWellFormed().replaceAll('\n', ''));
          // What follows the last end of line is a line only when there is something.
          const expected = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
          expect(linesOf(lines.join('\n'), size)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('gives a line that is not UTF-8 as none, and its neighbours as they are', () => {
    const bytes = Buffer.concat([Buffer.from('zoë\n'), Buffer.from([0x7a, 0xeb, 0x0a]), Buffer.from('ann\n')]);
    expect([...linesIn(bytes)]).toEqual([
      [0, 'zoë'],
      [1, undefined],
      [2, 'ann'],
    ]);
  });

  test('does not gather a line without end', () => {
    writeFileSync(file, Buffer.alloc(70 * 1024 * 1024, 'a'));
    expect(readChunk(file, 0, 1024 * 1024).length).toBeLessThanOrEqual(34 * 1024 * 1024);
    expect(readChunk(file, 1024 * 1024, 2 * 1024 * 1024)).toHaveLength(0);
  });
});
