import { expect, test } from '@jest/globals';
import { iconPages } from '../../src/http/icon-pages.ts';
import { SIGN_IN_PATHS, webPages } from '../../src/http/web-pages.ts';
import { builtForDemo, demoConfiguration } from '../manifest/built.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47];

async function namedPaths(): Promise<readonly string[]> {
  const { manifest, addIn } = await builtForDemo();
  const { host } = await demoConfiguration();
  const urls = `${JSON.stringify(manifest)}${addIn}`.match(/https:\/\/[^"<\s]+/g) ?? [];
  return [...new Set(urls.map((url) => new URL(url)).flatMap((url) => (url.host === host ? [url.pathname] : [])))];
}

test('every picture that the manifests name is served, as a picture that other pages may show', async () => {
  const [page] = await iconPages();
  const files = (await namedPaths()).flatMap((path) => /^\/icons\/(.+)$/.exec(path)?.[1] ?? []);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const reply = await page?.answer({ file }, {});
    expect({ file, status: reply?.status, type: reply?.contentType }).toEqual({ file, status: 200, type: 'image/png' });
    expect([...Buffer.from(reply?.body ?? '')].slice(0, 4)).toEqual(PNG);
    expect(reply?.headers?.['cross-origin-resource-policy']).toBe('cross-origin');
  }
});

test.each(['mark.svg', '../demo.json', '..%2Fdemo.json', '', 'color.png/'])(
  'nothing beside is served: %s',
  async (file) => {
    const [page] = await iconPages();
    expect((await page?.answer({ file }, {}))?.status).toBe(404);
  },
);

test('the side pane is where the manifests say', async () => {
  const pages = webPages(
    {
      contract: 'none',
      entries: { 'addin/prepare-dates': { script: 'prepare-dates.js', chunks: [], soon: [] } },
      files: new Map(),
    },
    {
      isFramedByItself: false,
      elsewhere: (path) => path,
      signInPaths: SIGN_IN_PATHS,
      officeScript: 'https://appsforoffice.microsoft.com/office.js',
      clientId: 'none',
      scope: 'none',
    },
  );
  expect(await namedPaths()).toContain('/addin');
  expect(pages.map(({ path }) => path)).toContain('/addin');
});
