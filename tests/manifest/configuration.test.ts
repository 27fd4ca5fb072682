import { describe, expect, test } from '@jest/globals';
import { type Environment, readConfiguration } from '../../manifest/configuration.ts';
import { type Breakable, demoConfiguration } from './built.ts';

async function saidAbout(change: (configuration: Breakable) => void, environment: Environment = {}): Promise<string> {
  const configuration: Breakable = structuredClone(await demoConfiguration());
  change(configuration);
  try {
    readConfiguration(JSON.stringify(configuration), environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the configuration', () => {
  test.each([
    'https://acquaint.example.com',
    'acquaint.example.com/tabs',
    'acquaint.example.com:8443',
    'localhost',
    '127.0.0.1',
    'Acquaint.example.com',
    '-a.example.com',
    'a..example.com',
    '',
  ])('refuses %j as a host', async (host) => {
    expect(
      await saidAbout((configuration) => {
        configuration.host = host;
      }),
    ).toBe('host: is a host name without https:// and without a path, in small letters');
  });

  test('says all that is wrong, with the field', async () => {
    const said = await saidAbout((configuration) => {
      configuration.botId = 'nope';
      configuration.developer.privacyUrl = 'http://acquaint.example.com/privacy';
      configuration.developer.name = 'x'.repeat(33);
      delete configuration.appId;
    });
    expect(said.split('\n').sort()).toEqual([
      'appId: is an id like 6a9c1b52-…',
      'botId: is an id like 6a9c1b52-…',
      'developer.name: has at most 32 characters',
      'developer.privacyUrl: is an https:// address',
    ]);
  });

  test('refuses a field that it does not know', async () => {
    const said = await saidAbout((configuration) => {
      configuration.hots = 'acquaint.example.com';
    });
    expect(said).toContain('hots');
  });

  test('refuses what is no JSON', () => {
    expect(() => readConfiguration('host: acquaint.example.com')).toThrow('the file: is not JSON');
    expect(() => readConfiguration('[]')).toThrow('the file: ');
  });

  test('takes variables before the file, and an empty one for none', async () => {
    const demo = await demoConfiguration();
    const environment = { MANIFEST_HOST: 'who.fabrikam.org', MANIFEST_DEVELOPER_NAME: 'Fabrikam', MANIFEST_BOT_ID: '' };
    expect(readConfiguration(JSON.stringify(demo), environment)).toEqual({
      ...demo,
      host: 'who.fabrikam.org',
      developer: { ...demo.developer, name: 'Fabrikam' },
    });
  });

  test('can come from variables alone', async () => {
    const demo = await demoConfiguration();
    const environment = {
      MANIFEST_HOST: demo.host,
      MANIFEST_APP_ID: demo.appId,
      MANIFEST_ADD_IN_ID: demo.addInId,
      MANIFEST_BOT_ID: demo.botId,
      MANIFEST_ENTRA_APP_ID: demo.entraAppId,
      MANIFEST_DEVELOPER_NAME: demo.developer.name,
      MANIFEST_WEBSITE_URL: demo.developer.websiteUrl,
      MANIFEST_PRIVACY_URL: demo.developer.privacyUrl,
      MANIFEST_TERMS_URL: demo.developer.termsOfUseUrl,
      MANIFEST_SUPPORT_URL: demo.developer.supportUrl,
    };
    expect(readConfiguration('{}', environment)).toEqual(demo);
  });

  test('names the field when a variable is wrong', async () => {
    expect(await saidAbout(() => {}, { MANIFEST_BOT_ID: 'nope' })).toBe('botId: is an id like 6a9c1b52-…');
  });
});
