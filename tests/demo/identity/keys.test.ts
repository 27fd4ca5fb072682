import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDemoKeys } from '../../../src/demo/identity/keys.ts';

describe("the local identity provider's keys", () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('are made once and read from then on', async () => {
    const made = await openDemoKeys(join(folder, 'data'));
    expect(await openDemoKeys(join(folder, 'data'))).toEqual(made);
  });

  test('differ from one data directory to another', async () => {
    const one = await openDemoKeys(join(folder, 'one'));
    const two = await openDemoKeys(join(folder, 'two'));
    expect(one.publicJwk.n).not.toBe(two.publicJwk.n);
  });

  test('can be read by their owner only, and leave nothing else behind', async () => {
    await openDemoKeys(folder);
    const names = await readdir(folder);
    expect(names).toEqual(['demo-identity.json']);
    expect((await stat(join(folder, 'demo-identity.json'))).mode & 0o777).toBe(0o600);
  });

  test('are the same for all who open them at the same time', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDemoKeys(folder)));
    expect(new Set(opened.map(({ publicJwk }) => publicJwk.n)).size).toBe(1);
    expect(await openDemoKeys(folder)).toEqual(opened[0]);
  });

  test.each(['', 'not json', '{"kty":"oct","k":"secret"}'])('are not taken from a file that holds %p', async (text) => {
    await writeFile(join(folder, 'demo-identity.json'), text);
    await expect(openDemoKeys(folder)).rejects.toThrow(/holds no signing keys/);
  });
});
