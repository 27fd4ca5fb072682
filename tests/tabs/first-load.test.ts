import { expect, test } from '@jest/globals';
import { readWebBundle } from '../../src/http/web-bundle.ts';

const MOST_TAB_BYTES = 250_000;

test('the first screen of every tab loads less than 250 kB of JavaScript, gzipped', async () => {
  const { entries, files } = await readWebBundle();
  const tabs = Object.entries(entries).filter(([name]) => name.startsWith('tabs/'));
  const sizes = tabs.map(([name, { script, chunks }]) => {
    const bytes = [script, ...chunks].reduce((sum, file) => sum + (files.get(file)?.gzipped.length ?? Infinity), 0);
    return { name, bytes };
  });
  const names = sizes.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['tabs/introductions', 'tabs/relationships', 'tabs/settings']));
  expect(sizes.filter(({ bytes }) => bytes >= MOST_TAB_BYTES)).toEqual([]);
});

test('nothing that the browser is sent compiles text, or names the network that teams-js would ask by itself', async () => {
  const { files } = await readWebBundle();
  const texts = [...files.values()].map(({ body }) => new TextDecoder().decode(body));
  expect(texts.filter((text) => /fetch\([^)]*validOrigins|\beval\(/.test(text))).toEqual([]);
});
