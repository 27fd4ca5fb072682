import { describe, expect, test } from '@jest/globals';
import type { Page } from '../../src/http/page.ts';
import { productionParts } from '../../src/http/production-parts.ts';
import type { RunParts } from '../../src/http/run-service.ts';
import { readSettings } from '../../src/http/settings.ts';

const CLIENT_ID = '94a3e7f0-5c2d-4b18-a6e9-1d7f4b8c0352';
const OFFICE_SCRIPT = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

function partsFor(audience: string): Promise<RunParts> {
  return productionParts(readSettings({ ACQUAINT_MODE: 'production', ENTRA_AUDIENCE: audience }));
}

async function pagesFor(audience: string): Promise<readonly Page[]> {
  const { pages } = await partsFor(audience);
  const unused = (): never => {
    throw new Error('Pages in production ask neither the store nor where they are.');
  };
  return pages(new Proxy({}, { get: unused }) as Parameters<typeof pages>[0], unused);
}

async function answerOf(path: string, audience: string = CLIENT_ID) {
  const reply = await (await pagesFor(audience)).find((page) => page.path === path)?.answer({}, {});
  if (reply === undefined) throw new Error(`There is no page ${path}.`);
  const policy = reply.headers?.['content-security-policy'] ?? '';
  return { body: String(reply.body), policy: policy.replace(/'nonce-[\w-]{22}'/, "'nonce-…'").split('; ') };
}

describe('the service in production', () => {
  test('has the pages of the browser side and nothing of the demo', async () => {
    const paths = (await pagesFor(CLIENT_ID)).map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('/icons/')).sort()).toEqual([
      '/addin',
      '/addin/sign-in',
      '/sign-in',
      '/tabs/administration',
      '/tabs/introductions',
      '/tabs/relationships',
      '/tabs/settings',
      '/web/{file}',
    ]);
  });

  test('does not start without an audience, whoever read the settings', async () => {
    const settings = readSettings({ ACQUAINT_MODE: 'production', ENTRA_AUDIENCE: CLIENT_ID });
    const without = { ...settings, signIn: { ...settings.signIn, audience: undefined } };
    await expect(productionParts(without)).rejects.toThrow('ENTRA_AUDIENCE');
  });

  test('takes tokens of the issuer and with the keys that are configured', async () => {
    const { signIn } = await partsFor(CLIENT_ID);
    expect(signIn).toMatchObject({
      issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
      audience: CLIENT_ID,
    });
    expect(signIn.keysUrl(new URL('http://own.example')).href).toBe(
      'https://login.microsoftonline.com/common/discovery/v2.0/keys',
    );
  });

  test.each(['/addin', '/addin/sign-in'])(
    'loads Office.js from Microsoft, once, and from nowhere else: %s',
    async (path) => {
      const { body } = await answerOf(path);
      const foreign = [...body.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = '']) => src);
      expect(foreign.filter((src) => !src.startsWith('/web/'))).toEqual([OFFICE_SCRIPT]);
      expect(body).not.toMatch(/demo/i);
    },
  );

  test.each([
    [CLIENT_ID, `api://${CLIENT_ID}/access_as_user`],
    [`api://${CLIENT_ID}`, `api://${CLIENT_ID}/access_as_user`],
    [`api://who.fabrikam.org/${CLIENT_ID}`, `api://who.fabrikam.org/${CLIENT_ID}/access_as_user`],
  ])('tells the pages that sign in whose tokens to ask for, from the audience %s', async (audience, scope) => {
    for (const path of ['/addin', '/addin/sign-in', '/sign-in']) {
      const { body } = await answerOf(path, audience);
      expect(body).toContain(`<meta name="acquaint-client" content="${CLIENT_ID}">`);
      expect(body).toContain(`<meta name="acquaint-scope" content="${scope}">`);
    }
  });

  test('lets the pane load scripts of its own and Office.js, and be framed by Outlook, and by nobody else', async () => {
    expect((await answerOf('/addin')).policy).toEqual([
      "default-src 'none'",
      "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js",
      "style-src 'nonce-…'",
      "connect-src 'self' https://appsforoffice.microsoft.com",
      "img-src 'self' data:",
      "font-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors https://*.cloud.microsoft https://outlook.office.com https://outlook.office365.com https://outlook.live.com',
    ]);
  });

  test('sends whoever opens a page outside of any host to where it belongs', async () => {
    expect((await answerOf('/addin')).body).toContain(
      'name="acquaint-elsewhere" content="https://outlook.office.com/"',
    );
    expect((await answerOf('/tabs/settings')).body).toContain(
      'name="acquaint-elsewhere" content="https://teams.microsoft.com/"',
    );
  });
});
