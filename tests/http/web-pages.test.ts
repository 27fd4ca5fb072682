import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readWebBundle } from '../../src/http/web-bundle.ts';
import { SIGN_IN_PATHS, webPages } from '../../src/http/web-pages.ts';

async function answerOf(path: string, params: Readonly<Record<string, string>> = {}, isFramedByItself = false) {
  const pages = webPages(await readWebBundle(), {
    isFramedByItself,
    elsewhere: () => 'https://teams.microsoft.com/',
    signInPaths: SIGN_IN_PATHS,
    officeScript: 'https://appsforoffice.microsoft.com/office.js',
    clientId: 'none',
    scope: 'none',
  });
  const reply = await pages.find((page) => page.path === path)?.answer(params, {});
  if (reply === undefined) throw new Error(`There is no page ${path}.`);
  return reply;
}

function policyOf(headers: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  const directives = (headers?.['content-security-policy'] ?? '').split('; ');
  return new Map(directives.map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]));
}

/** Exactly those that Microsoft names for tabs: docs/TABS.md says where. */
const TAB_HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

describe('the page of a tab', () => {
  test('may be framed by Microsoft’s hosts and nobody else in production', async () => {
    const ancestors = policyOf((await answerOf('/tabs/settings')).headers).get('frame-ancestors');
    expect(ancestors?.split(' ')).toEqual(TAB_HOSTS);
    const inDemo = policyOf((await answerOf('/tabs/settings', {}, true)).headers).get('frame-ancestors');
    expect(inDemo?.split(' ')).toEqual(["'self'", ...TAB_HOSTS]);
  });

  test('takes no inline script, and only styles with the nonce of this answer, which is never the same', async () => {
    const [first, second] = [await answerOf('/tabs/settings'), await answerOf('/tabs/settings')];
    const policy = policyOf(first.headers);
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect([...policy.values()].filter((value) => value.includes('unsafe'))).toEqual([]);
    const nonce = policy.get('style-src')?.match(/^'nonce-([\w-]{22})'$/)?.[1];
    expect(String(first.body)).toContain(`<style nonce="${nonce}">`);
    expect(policyOf(second.headers).get('style-src')).not.toBe(policy.get('style-src'));
  });

  test.each([
    ['/tabs/settings', 'tabs/settings'],
    ['/tabs/administration', 'tabs/administration'],
    ['/addin', 'addin'],
    ['/addin/sign-in', 'addin/sign-in'],
  ])('loads its scripts with their integrity, and has none of its own: %s', async (path, name) => {
    const body = String((await answerOf(path)).body);
    const entry = (await readWebBundle()).entries[name];
    for (const file of [entry?.script, ...(entry?.chunks ?? []), ...(entry?.soon ?? [])]) {
      expect(body).toMatch(new RegExp(`="/web/${file}" integrity="sha384-`));
    }
    const loaded = [...body.matchAll(/(?:src|href)="(\/web\/[^"]+)"(.*?)>/g)];
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter(([, , rest]) => !/ integrity="sha384-[\w+/=]{64}"/.test(rest ?? ''))).toEqual([]);
    expect(body).not.toMatch(/<script(?![^>]* src=)/);
  });
});

describe('the page of the pane', () => {
  test('takes Office.js, and the one file that Office.js needs from elsewhere', async () => {
    const scripts = policyOf((await answerOf('/addin')).headers).get('script-src');
    expect(scripts).toBe(
      "'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
    );
  });

  test('says where the thread is that prepares dates', async () => {
    const told = /<meta name="acquaint-prepare-dates" content="\/web\/([^"]+)">/.exec(
      String((await answerOf('/addin')).body),
    );
    const file = (await readWebBundle()).files.get(told?.[1] ?? '');
    expect(Buffer.from(file?.body ?? []).toString()).toContain('Intl.DateTimeFormat');
  });
});

describe('the pages of the sign-in', () => {
  test.each(Object.values(SIGN_IN_PATHS))(
    'may be framed by nobody, and call Entra beside the service: %s',
    async (path) => {
      const policy = policyOf((await answerOf(path)).headers);
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('connect-src')).toMatch(/^'self' https:\/\/login\.microsoftonline\.com/);
      expect([...policy.values()].filter((value) => value.includes('unsafe'))).toEqual([]);
    },
  );

  test('are named to the pages that may need them', async () => {
    expect(String((await answerOf('/tabs/settings')).body)).toContain('name="acquaint-sign-in" content="/sign-in"');
    expect(String((await answerOf('/addin')).body)).toContain('name="acquaint-sign-in" content="/addin/sign-in"');
  });
});

describe('a file for the browser', () => {
  test('is kept for good, and is there packed as well', async () => {
    const { entries } = await readWebBundle();
    const reply = await answerOf('/web/{file}', { file: entries['tabs/settings']?.script ?? '' });
    expect(reply.headers?.['cache-control']).toContain('immutable');
    expect(reply.contentType).toMatch(/^text\/javascript/);
    expect(reply.gzipped?.length).toBeLessThan(reply.body.length);
  });

  test.each(['manifest.json', '../package.json', '..%2fpackage.json', '', 'constructor'])(
    'is nothing but what was built: %p',
    async (file) => {
      expect((await answerOf('/web/{file}', { file })).status).toBe(404);
    },
  );
});

test.each([
  ['of another contract', { contract: 'another', entries: {}, files: {} }],
  ['of before there was a mark', { entries: {}, files: {} }],
])('pages %s are not served, and it is said what to do', async (_which, manifest) => {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-web-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await expect(readWebBundle(folder)).rejects.toThrow('run npm run web first');
  await rm(folder, { recursive: true });
});
