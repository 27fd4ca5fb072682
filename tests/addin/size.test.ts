import { beforeAll, expect, test } from '@jest/globals';
import { buildWebIfOlder } from '../../scripts/build-web.mjs';
import { readWebBundle } from '../../src/http/web-bundle.ts';

beforeAll(async () => {
  await buildWebIfOlder();
});

async function loaded() {
  const { entries, files } = await readWebBundle();
  const entry = entries['addin'];
  if (entry === undefined) throw new Error('The pane is not built.');
  const bytesOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (files.get(name)?.gzipped.byteLength ?? Infinity), 0);
  return { first: bytesOf([entry.script, ...entry.chunks]), soon: bytesOf(entry.soon) };
}

test('the first load of the pane is below 180 kB of JavaScript, gzipped', async () => {
  expect((await loaded()).first).toBeLessThan(180_000);
});

test('no page carries schemas: it reads answers by the mark of the contract', async () => {
  const { files } = await readWebBundle();
  expect([...files].filter(([, { body }]) => Buffer.from(body).includes('ZodError')).map(([name]) => name)).toEqual([]);
});

test('the sign-in that follows is a part of msal, not all of it', async () => {
  const { soon } = await loaded();
  expect(soon).toBeGreaterThan(0);
  expect(soon).toBeLessThan(50_000);
});
