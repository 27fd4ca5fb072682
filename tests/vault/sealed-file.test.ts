import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, startOfDay } from '../../src/domain/calendar.ts';
import type { EmbeddedPiece } from '../../src/store/embedded-files.ts';
import { dropBackupKeys } from '../../src/vault/backup-keys.ts';
import { packFiles, unpackFiles } from '../../src/vault/packed-files.ts';
import { type Seal, withSealedFile, writeSealedFile } from '../../src/vault/sealed-file.ts';

const DAY = '2026-06-15' as Day;
const NOW = startOfDay(DAY) + 5_000;
const SEAL: Seal = { kind: 'postgresql', installationId: 'a5f2c7d0-1111-4222-8333-444455556666', day: DAY };
const SECRET = 'Yvonne McKay knows Priya Nair. ';

describe('a sealed file', () => {
  let folder: string;
  let vaultDir: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-sealed-'));
    vaultDir = join(folder, 'vault');
    path = join(folder, 'a.backup');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = (content: AsyncIterable<Uint8Array>, seal = SEAL) => writeSealedFile(path, seal, vaultDir, content);
  const read = (from = path, opening = { vaultDir, now: NOW }) =>
    withSealedFile(from, opening, async ({ content, ...seal }) => ({ seal, bytes: await joined(content()) }));

  test('gives back what was put in, whatever its length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 }), async (pieces) => {
        await rm(path, { force: true });
        await write(stream(pieces));
        const { seal, bytes } = await read();
        expect(seal).toEqual(SEAL);
        expect(bytes).toEqual(Buffer.concat(pieces));
      }),
      { numRuns: 25 },
    );
  });

  test('gives back several megabytes', async () => {
    const large = Buffer.alloc(3_500_000, SECRET);
    await write(stream([large, large]));
    expect((await read()).bytes.equals(Buffer.concat([large, large]))).toBe(true);
  });

  test('says nothing of what is in it, and not the same twice', async () => {
    await write(stream([Buffer.alloc(10_000, SECRET)]));
    const first = await readFile(path);
    expect(first.includes('Yvonne')).toBe(false);
    await rm(path);
    await write(stream([Buffer.alloc(10_000, SECRET)]));
    expect((await readFile(path)).subarray(68, 200)).not.toEqual(first.subarray(68, 200));
  });

  test('with any byte changed or any part missing, is refused before anything is done with it', async () => {
    await write(stream([Buffer.alloc(500, SECRET)]));
    const whole = await readFile(path);
    const spoilt = join(folder, 'spoilt.backup');
    const workedOn: string[] = [];
    const open = async (bytes: Buffer) => {
      await writeFile(spoilt, bytes);
      return withSealedFile(spoilt, { vaultDir, now: NOW }, async () => workedOn.push(bytes.toString('hex')));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, change, isCut) => {
          const bytes = isCut ? whole.subarray(0, at) : Buffer.from(whole);
          if (!isCut) bytes[at] = (whole[at] ?? 0) ^ change;
          await expect(open(bytes)).rejects.toThrow(
            /damaged or cut off|no backup|newer version|The key of|Its key was/,
          );
        },
      ),
      { numRuns: 150 },
    );
    await expect(open(Buffer.concat([whole, Buffer.from('x')]))).rejects.toThrow('is damaged or cut off');
    expect(workedOn).toEqual([]);
  });

  test('is refused with a sentence that says what it is', async () => {
    await write(stream([Buffer.from(SECRET)]));
    const whole = await readFile(path);
    const other = join(folder, 'other.backup');
    const refusal = async (bytes: Buffer | string, opening = { vaultDir, now: NOW }) => {
      await writeFile(other, bytes);
      return read(other, opening).then(
        () => 'none',
        (error: Error) => error.message.replaceAll(folder, ''),
      );
    };
    expect(await refusal('PGDMP')).toBe('/other.backup is no backup of Acquaint, or not a whole one.');
    expect(await refusal(whole.subarray(0, 60))).toBe('/other.backup is no backup of Acquaint, or not a whole one.');
    expect(await refusal(Buffer.from(whole.toString('latin1').replace('ACQUAINT1', 'ACQUAINT2'), 'latin1'))).toBe(
      '/other.backup was written by a newer version of Acquaint.',
    );
    expect(await refusal(whole.subarray(0, -1))).toBe(
      '/other.backup is damaged or cut off. Nothing of it was restored.',
    );
    expect(await refusal(whole, { vaultDir: join(folder, 'elsewhere'), now: NOW })).toBe(
      'The key of 2026-06-15 that /other.backup needs is not in /elsewhere. Is this the vault of that installation?',
    );
  });

  test('cannot be read any more, wherever a copy of it is, when the key of its day was destroyed', async () => {
    await write(stream([Buffer.from(SECRET)]));
    await cp(path, join(folder, 'copy.backup'));
    const now = startOfDay(addDays(DAY, 29));
    expect(await dropBackupKeys(vaultDir, now)).toBe(1);
    for (const name of ['a.backup', 'copy.backup']) {
      await expect(read(join(folder, name), { vaultDir, now })).rejects.toThrow(
        `${join(folder, name)} is of 2026-06-15. Its key was destroyed 29 days later, so nobody can read it any more.`,
      );
    }
    // A new key of that day would not open it either.
    await writeSealedFile(join(folder, 'b.backup'), SEAL, vaultDir, stream([]));
    await expect(read(path, { vaultDir, now })).rejects.toThrow('is damaged or cut off');
  });

  test('never takes the place of another file, and leaves nothing when what goes in fails', async () => {
    await writeFile(path, 'mine');
    await expect(write(stream([]))).rejects.toThrow(`${path} is there already: give a name that is not.`);
    expect(await readFile(path, 'utf8')).toBe('mine');
    await rm(path);
    await expect(write(failing())).rejects.toThrow('the dump failed');
    expect((await readdir(folder)).filter((name) => name !== 'vault')).toEqual([]);
  });
});

describe('packed files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-packed-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('come out as they went in, empty ones and empty folders too, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        async (files, pieceLength) => {
          const packed = await joined(packFiles(stream(files.flatMap(piecesOf))));
          const target = await mkdtemp(join(folder, 'out-'));
          await unpackFiles(stream(cut(packed, pieceLength)), target);
          const names = (await readdir(target)).sort();
          expect(names).toEqual(files.flatMap((_, index) => [`empty-${index}`, `file-${index}`]).sort());
          for (const [index, pieces] of files.entries()) {
            expect(await readFile(join(target, `file-${index}`))).toEqual(Buffer.concat(pieces));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ['a path that leads out', '{"path":"../out","size":1}\nx'],
    ['an absolute path', '{"path":"/tmp/out","size":1}\nx'],
    ['a file that is cut off', '{"path":"a","size":5}\nxy'],
    ['a title that is cut off', '{"path":"a"'],
    ['no title at all', 'x'.repeat(20_000)],
  ])('refuse %s', async (_what, text) => {
    await expect(unpackFiles(stream([Buffer.from(text)]), folder)).rejects.toThrow(/^The backup /);
  });
});

/** A file and an empty folder, as they are read from a database. */
function piecesOf(pieces: readonly Uint8Array[], index: number): readonly EmbeddedPiece[] {
  const path = `file-${index}`;
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return [
    { path: `empty-${index}`, size: null, bytes: new Uint8Array() },
    ...(size === 0 ? [{ path, size, bytes: new Uint8Array() }] : pieces.map((bytes) => ({ path, size, bytes }))),
  ];
}

function cut(bytes: Buffer, length: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}

async function* stream<T>(pieces: readonly T[]): AsyncGenerator<T> {
  yield* pieces;
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(SECRET);
  throw new Error('the dump failed');
}

async function joined(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}
