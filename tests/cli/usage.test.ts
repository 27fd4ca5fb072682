import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorkplace, type Workplace } from './run-acquaint.ts';

describe('acquaint, asked wrongly,', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await openWorkplace();
  });
  afterAll(() => place.remove());

  test.each([
    ['nothing', []],
    ['an unknown command', ['who-know', 'a@b.com']],
    ['an unknown option', ['who-knows', 'a@b.com', '--jsn']],
    ['no contact', ['who-knows']],
    ['neither address nor domain', ['who-knows', 'Fourth Coffee']],
    ['no address for health', ['health', 'fourthcoffee.com']],
    ['a day that does not exist', ['who-knows', 'a@b.com', '--at', '2001-02-30']],
    ['a day before there was any mail', ['who-knows', 'a@b.com', '--at', '0001-01-01']],
    ['a date in another form', ['health', 'a@b.com', '--at', '1.7.2001']],
    ['an unknown kind of consent', ['consent', 'grant', 'everything']],
    ['an unknown format', ['import', 'x', '--format', 'csv', '--tenant', 'T', '--domain', 'x.org']],
    ['no domain', ['import', 'x', '--format', 'tsv', '--tenant', 'T']],
    ['a domain that is none', ['import', 'x', '--format', 'tsv', '--tenant', 'T', '--domain', 'not a domain']],
    ['neither on nor off', ['sharing', 'maybe', '--as', 'x']],
    ['nobody to share', ['sharing', 'off']],
    ['no day on which a pause ends', ['sharing', 'pause', '--as', 'x']],
    ['neither an address nor a domain to hide', ['sharing', 'hide', 'Fourth Coffee', '--as', 'x']],
    ['nobody whose views to list', ['views']],
    ['nobody to export', ['export']],
    ['both a colleague and a contact to erase', ['erase', '--as', 'x', '--contact', 'a@b.com']],
    ['a contact that is no address', ['erase', '--contact', 'fourthcoffee.com']],
    ['no group to opt out', ['groups', 'add']],
    ['no list to take over', ['opt-outs', 'read']],
    ['fewer colleagues than make a crowd', ['settings', 'set', '--least-colleagues', '2']],
    ['nothing to set', ['settings', 'set']],
    ['more weight than half as much again', ['settings', 'set', '--mail', '51']],
    ['an unknown frequency', ['settings', 'set', '--frequency', 'year']],
    ['no entry of the audit', ['audit', 'show', '--limit', '0']],
    ['no queries', ['rank', '--at', '2001-01-01']],
    ['nobody for a token', ['token']],
    ['a port that is none', ['serve', '--port', '70000']],
  ])('with %s, ends with 2, a sentence on the error stream and nothing else', async (_what, words) => {
    const { exitCode, out, err } = await place.acquaint(...words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('with --help, explains itself and ends well', async () => {
    const { exitCode, out, err } = await place.acquaint('--help');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const commands = out.match(/^ {2}[a-z][a-z-]+/gm)?.map((name) => name.trim());
    expect(commands).toEqual([
      'import',
      'consent',
      'groups',
      'opt-outs',
      'settings',
      'who-knows',
      'health',
      'introductions',
      'introduce',
      'introduction',
      'sharing',
      'views',
      'export',
      'erase',
      'receipts',
      'audit',
      'backup',
      'rank',
      'serve',
      'playground',
      'token',
      'demo',
      'help',
    ]);
  });

  test.each([
    ['who-knows', ['who-knows', 'a@b.com']],
    ['health', ['health', 'a@b.com']],
    ['sharing', ['sharing', 'on', '--as', 'x']],
    ['consent', ['consent', 'grant', 'userInsights']],
    ['groups', ['groups', 'list']],
    ['export', ['export', '--contact', 'a@b.com']],
    ['audit', ['audit', 'verify']],
  ])('of an empty store, says so and ends with 1 (%s)', async (_command, words) => {
    const { exitCode, out, err } = await place.acquaint(...words);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain('import something first');
  });

  test('for a token in production, refuses', async () => {
    const { exitCode, out } = await place.acquaintIn({ ACQUAINT_MODE: 'production' }, 'token', '--as', 'x');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  });
});
