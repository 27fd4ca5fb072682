import { describe, expect, test } from '@jest/globals';
import { productionBot } from '../../src/http/production-bot.ts';
import { isLoopback, readSettings } from '../../src/http/settings.ts';

describe('settings', () => {
  test('without any variable are demo mode on this machine, port 3978, data in .data', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3978,
      dataDir: '.data',
      databaseUrl: undefined,
      signIn: {
        issuer: 'https://login.microsoftonline.com/{tid}/v2.0',
        keysUrl: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
      },
    });
  });

  test('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', ACQUAINT_MODE: '' })).toEqual(readSettings({}));
  });

  test('name every variable that cannot be used, and do not repeat what it holds', () => {
    const read = () => readSettings({ PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@db', ACQUAINT_MODE: 'test' });
    expect(read).toThrow(/PORT is a port.*DATABASE_URL starts with|DATABASE_URL starts with.*PORT is a port/s);
    expect(read).toThrow(/ACQUAINT_MODE is demo or production/);
    expect(read).not.toThrow(/hunter2/);
  });

  test.each(['65536', '-1', '3978.5', '0x10', ' 80'])('refuse %p as a port', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(/PORT is a port/);
  });

  test('refuse demo mode where NODE_ENV is production', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(/ACQUAINT_MODE=production/);
  });

  test.each(['0.0.0.0', '::', '192.168.1.10', 'example.com', '127.0.0.1.evil.example', '128.0.0.1'])(
    'refuse demo mode on %s, which others can reach',
    (HOST) => {
      expect(isLoopback(HOST)).toBe(false);
      expect(() => readSettings({ HOST })).toThrow(/this machine only/);
    },
  );

  test.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])('allow demo mode on %s', (HOST) => {
    expect(readSettings({ HOST }).host).toBe(HOST);
  });

  test('refuse production without an audience, and an issuer that is the same for all tenants', () => {
    expect(() => readSettings({ ACQUAINT_MODE: 'production' })).toThrow(/ENTRA_AUDIENCE/);
    const environment = { ACQUAINT_MODE: 'production', ENTRA_AUDIENCE: 'api://acquaint' };
    expect(() => readSettings({ ...environment, ENTRA_ISSUER: 'https://sts.windows.net/common/' })).toThrow(/\{tid\}/);
    expect(readSettings({ ...environment, HOST: '0.0.0.0', NODE_ENV: 'production' }).mode).toBe('production');
  });

  const REGISTERED = {
    ACQUAINT_MODE: 'production',
    ENTRA_AUDIENCE: 'api://acquaint',
    BOT_APP_ID: '00000000-0000-4000-8000-00000000b070',
    BOT_APP_PASSWORD: 'hunter2',
  };

  test('know of no bot without an application id, and refuse one without its secret', () => {
    expect(readSettings({}).bot).toBeUndefined();
    expect(() => readSettings({ ...REGISTERED, BOT_APP_PASSWORD: '' })).toThrow(/BOT_APP_PASSWORD/);
    expect(() => readSettings({ ...REGISTERED, BOT_APP_ID: 'hunter2' })).toThrow(/^BOT_APP_ID(?!.*hunter2)/);
  });

  test('let the bot answer to Teams only, and ask Microsoft for the keys, unless told otherwise', () => {
    expect(readSettings(REGISTERED).bot).toEqual({
      appId: REGISTERED.BOT_APP_ID,
      tenantId: undefined,
      password: 'hunter2',
      metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      serviceHosts: ['smba.trafficmanager.net'],
      teamsAppId: undefined,
      graphUrl: 'https://graph.microsoft.com',
    });
    const { bot } = readSettings({ ...REGISTERED, BOT_SERVICE_HOSTS: 'A.example, b.example' });
    expect(bot?.serviceHosts).toEqual(['a.example', 'b.example']);
  });

  test.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net', false],
    ['https://127.0.0.1/', false],
  ])('say of %s whether the bot may send its token there: %p', (service, isAllowed) => {
    const { bot } = readSettings(REGISTERED);
    if (bot === undefined) throw new Error('No bot is registered.');
    expect(productionBot(bot).isServiceAllowed(new URL(service))).toBe(isAllowed);
  });
});
