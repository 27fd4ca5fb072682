import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorkplace, type Workplace } from './run-acquaint.ts';

const DAY = 86_400;
const BEGINNING = Date.UTC(2001, 0, 1) / 1000;
const YVONNE = 'yvonne@fourthcoffee.com';
const IMPORT = ['--format', 'tsv', '--tenant', 'Contoso', '--domain', 'contoso.example'];

/** Every ten days Priya writes to Yvonne, who answers; Omar does so three times. */
function mailOf2001(): string {
  const lines: string[] = [];
  for (let day = 0; day < 200; day += 10) {
    const time = BEGINNING + day * DAY;
    lines.push(
      `p${day}\t${time}\tpriya@contoso.example\t${YVONNE}`,
      `y${day}\t${time + 3600}\t${YVONNE}\tpriya@contoso.example`,
    );
    if (day < 30) {
      lines.push(
        `o${day}\t${time}\tomar@contoso.example\t${YVONNE}`,
        `z${day}\t${time + 60}\t${YVONNE}\tomar@contoso.example`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('a trial on the command line', () => {
  let place: Workplace;
  beforeAll(async () => {
    place = await openWorkplace();
  });
  afterAll(() => place.remove());
  const whoKnows = (...words: readonly string[]) => place.acquaint('who-knows', YVONNE, '--at', '2001-07-15', ...words);

  // The tests tell one story, in this order, on one store.
  test('refuses what is no mail, and leaves no tenant behind', async () => {
    const binary = await place.write('binary', new Uint8Array([127, 69, 76, 70, 0, 0, 1, 2]));
    const empty = await place.write('empty', '');
    for (const file of [binary, empty, `${place.folder}/missing`]) {
      const { exitCode, out, err } = await place.acquaint('import', file, ...IMPORT);
      expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
      expect(err).not.toMatch(/\n\s+at /);
    }
    const { err } = await whoKnows();
    expect(err).toContain('import something first');
  });

  test('imports, reports, and says that nothing is visible yet', async () => {
    const file = await place.write('mail.tsv', `${mailOf2001()}broken line\n`);
    const { exitCode, out } = await place.acquaint('import', file, ...IMPORT);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Lines read\s+47/);
    expect(out).toMatch(/Bad lines\s+1/);
    expect(out).toContain('line 47:');
    expect(out).toContain('Nothing of it is visible until an administrator consents');
  });

  test('shows nothing before consent, and says how to grant it', async () => {
    for (const run of [await whoKnows(), await place.acquaint('health', YVONNE)]) {
      expect({ exitCode: run.exitCode, out: run.out }).toEqual({ exitCode: 1, out: '' });
      expect(run.err).toContain('acquaint -- consent grant identifiableInsights');
    }
  });

  test('names who knows a contact after consent, with the reasons', async () => {
    // Up to here every command opened the store by itself; from here on it is in use.
    await place.serve();
    await expect(place.acquaint('consent', 'grant', 'identifiableInsights')).resolves.toMatchObject({ exitCode: 0 });
    const { exitCode, out } = await whoKnows();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/priya@contoso\.example +●●● strong +20 mails from them, 20 to them, last 4 days ago/);
    expect(out.indexOf('priya')).toBeLessThan(out.indexOf('omar'));
  });

  test('names the asker’s own tie and nobody twice', async () => {
    const { out } = await whoKnows('--as', 'Omar@contoso.example');
    expect(out).toMatch(/You know them: .*3 mails from them, 3 to them/);
    expect(out.match(/omar/g)).toBeNull();
  });

  test('takes the same mail again, compressed, and changes nothing', async () => {
    const before = await whoKnows('--json');
    const file = await place.write('mail.tsv.gz', gzipSync(mailOf2001()));
    await expect(place.acquaint('import', file, ...IMPORT)).resolves.toMatchObject({ exitCode: 0 });
    await expect(whoKnows('--json')).resolves.toEqual(before);
  });

  test('writes the JSON that docs/CLI.md describes', async () => {
    const { out } = await whoKnows('--json');
    const answer = JSON.parse(out);
    expect(Object.keys(answer).sort()).toEqual(
      ['about', 'asOf', 'contact', 'introducers', 'newestDay', 'ownTie', 'reading', 'state'].sort(),
    );
    expect(answer).toMatchObject({
      asOf: '2001-07-15',
      newestDay: '2001-07-10',
      contact: { address: YVONNE, account: 'fourthcoffee.com' },
      ownTie: { state: 'no_mailbox' },
      state: 'found',
    });
  });

  test('says which day to ask about when the last year holds nothing', async () => {
    const { exitCode, out } = await place.acquaint('who-knows', YVONNE);
    expect(exitCode).toBe(0);
    expect(out).toContain('ask with --at 2001-07-11');
    const account = await place.acquaint('who-knows', 'fourthcoffee.com');
    expect(account.out).toContain('ask with --at 2001-07-11');
  });

  test('says that nobody else knows them when the asker is the only one', async () => {
    const hide = (word: string) => place.acquaint('sharing', word, '--as', 'omar@contoso.example');
    await hide('off');
    for (const subject of [YVONNE, 'fourthcoffee.com']) {
      const { out } = await place.acquaint('who-knows', subject, '--at', '2001-07-15', '--as', 'priya@contoso.example');
      expect(out).toContain('Nobody else');
      expect(out).not.toContain('Nothing is kept');
    }
    await hide('on');
    // What was read went with the "off": it is there again after the next reading.
    await place.acquaint('import', await place.write('again.tsv', mailOf2001()), ...IMPORT);
  });

  test('shows health with figures, and the account with the people there', async () => {
    const health = await place.acquaint('health', YVONNE, '--at', '2001-07-15', '--as', 'priya@contoso.example');
    expect(health.out).toContain('You and them');
    expect(health.out).toMatch(/Mails to them +9 +20/);
    const account = await place.acquaint('who-knows', 'fourthcoffee.com', '--at', '2001-07-15');
    expect(account.out).toMatch(/yvonne@fourthcoffee\.com +●●● strong +priya@contoso\.example, omar@contoso\.example/);
  });

  test('scores the candidates named in queries', async () => {
    const query = { cut: '2001-07-15', contact: YVONNE, candidates: ['omar@contoso.example', 'priya@contoso.example'] };
    const file = await place.write('queries', `${JSON.stringify(query)}\n`);
    const { out } = await place.acquaint('rank', '--at', '2001-07-15', '--queries', file);
    expect(JSON.parse(out)).toMatchObject({
      cut: '2001-07-15',
      contact: YVONNE,
      ranked: ['priya@contoso.example', 'omar@contoso.example'],
      tier: ['strong', 'medium'],
    });
    await expect(place.acquaint('rank', '--at', '2001-07-16', '--queries', file)).resolves.toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('Line 1'),
    });
  });

  test('forgets somebody with the command after sharing is switched off', async () => {
    const off = await place.acquaint('sharing', 'off', '--as', 'priya@contoso.example');
    expect(off.out).toMatch(/Nothing of that mailbox is shown any more\.\n +Receipt .*\n(.*\n)+ +day +20\n/);
    const { out } = await whoKnows();
    expect(out).not.toContain('priya');
    const own = await whoKnows('--as', 'priya@contoso.example');
    expect(own.out).toContain('your sharing is off');
    const on = await place.acquaint('sharing', 'on', '--as', 'priya@contoso.example');
    expect(on.out).toContain('read again with the next import, or by the running service');
    expect((await whoKnows()).out).not.toContain('priya');
    await place.acquaint('import', await place.write('again.tsv', mailOf2001()), ...IMPORT);
    expect((await whoKnows()).out).toContain('priya');
  });

  test('reads nothing and shows nothing after all consent is withdrawn, until some is granted again', async () => {
    await place.acquaint('consent', 'withdraw', 'identifiableInsights');
    await expect(whoKnows()).resolves.toMatchObject({ exitCode: 1, out: '' });
    const file = await place.write('more.tsv', mailOf2001());
    const refused = await place.acquaint('import', file, ...IMPORT);
    expect(refused).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('withdrew') });
    const granted = await place.acquaint('import', file, ...IMPORT, '--consent', 'identifiableInsights');
    expect(granted).toMatchObject({ exitCode: 0, out: expect.stringContaining('Consent granted') });
    await expect(whoKnows()).resolves.toMatchObject({ exitCode: 0 });
  });

  test('gives no token for a tenant that Entra does not know', async () => {
    const { exitCode, out } = await place.acquaint('token', '--as', 'priya@contoso.example');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  });
});
