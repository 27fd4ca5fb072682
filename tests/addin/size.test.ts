import { beforeAll, expect, test } from '@jest/globals';
import { buildWebIfOlder } from '../../scripts/build-web.mjs';
import { readWebBundle } from '../../src/http/web-bundle.ts';

beforeAll(async () => {
  await buildWebIfOlder();
});

test('the first load of the pane is below 180 kB of JavaScript, gzipped', async () => {
  const { entries, files } = await readWebBundle();
  const entry = entries['addin'];
  const names = entry === undefined ? [] : [entry.script, ...entry.chunks];
  const bytes = names.reduce((sum, name) => sum + (files.get(name)?.gzipped.byteLength ?? 0), 0);
  expect(names).not.toEqual([]);
  expect(bytes).toBeLessThan(180_000);
});
