import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listOptOutGroupsRoute } from '../../src/contract/opt-out-groups.ts';
import type { Database } from '../../src/store/database.ts';
import { groupLines, mailLines, userLines } from './made-up-mail.ts';
import { openWorkplace, type Workplace } from './run-acquaint.ts';

const YVONNE = 'yvonne@fourthcoffee.com';
const BOARD = '10000000-0000-4000-8000-00000000000a';
const OFFICE = '10000000-0000-4000-8000-00000000000b';
const NEVER = '10000000-0000-4000-8000-00000000000c';
const PEOPLE = ['Priya Nair', 'Omar Haddad', 'Lena Voss', 'Paul Reyes'].map((name, index) => ({
  id: `20000000-0000-4000-8000-00000000000${index}`,
  name,
  mail: `${name.split(' ')[0]?.toLowerCase()}@contoso.example`,
}));
const [PRIYA = '', OMAR = ''] = PEOPLE.map((person) => person.id);

describe('leaving people out on the command line', () => {
  let place: Workplace;
  let database: Database;
  beforeAll(async () => {
    place = await openWorkplace();
    database = await place.serve();
  });
  afterAll(() => place.remove());
  const whoKnows = async () => {
    const { out } = await place.acquaint('who-knows', YVONNE);
    return PEOPLE.map(({ name }) => name).filter((name) => out.includes(name));
  };
  const importMail = async () => {
    const exchanges = PEOPLE.map(({ mail }) => ({ who: mail, whom: YVONNE, daysAgo: [5, 15, 25] }));
    const file = await place.write('mail.tsv', mailLines(exchanges));
    const users = await place.write('users.json', userLines(PEOPLE));
    const options = ['--format', 'tsv', '--tenant', 'Contoso', '--domain', 'contoso.example', '--users', users];
    return place.acquaint('import', file, ...options, '--data', join(place.folder, 'store'));
  };
  const readGroups = async (text: string) => place.acquaint('groups', 'read', await place.write('groups.json', text));

  // The tests tell one story, in this order, on one store.
  test('begins after an import, whose hint leads to the same store', async () => {
    const { out } = await importMail();
    expect(out).toContain(`consent grant identifiableInsights --data ${join(place.folder, 'store')} --tenant Contoso`);
    await place.acquaint('consent', 'grant', 'identifiableInsights');
    expect(await whoKnows()).toEqual(['Priya Nair', 'Omar Haddad', 'Lena Voss', 'Paul Reyes']);
  });

  test('is refused for files with a bad line, named by its number, and changes nothing', async () => {
    const groups = await readGroups(`${groupLines([{ id: BOARD, people: [PRIYA] }])}{"id": "${OFFICE}"}\n`);
    const list = await place.write('bad.csv', `type,id\nuser,${OMAR}\nuser,Lena Voss\n`);
    const optOuts = await place.acquaint('opt-outs', 'read', list);
    for (const [run, line] of [
      [groups, 'Line 2'],
      [optOuts, 'Line 3'],
    ] as const) {
      expect({ exitCode: run.exitCode, out: run.out }).toEqual({ exitCode: 1, out: '' });
      expect(run.err).toContain(line);
    }
    await expect(place.acquaint('groups', 'add', 'Board of Directors')).resolves.toMatchObject({
      exitCode: 1,
      out: '',
    });
    expect((await place.acquaint('groups', 'list')).out).toBe('No group is opted out.\n');
    expect(await whoKnows()).toHaveLength(4);
  });

  test('can be seen before: a preview of a group says how many and changes nothing', async () => {
    const { out } = await readGroups(
      groupLines([
        { id: BOARD, groups: [OFFICE] },
        { id: OFFICE, people: [PRIYA] },
      ]),
    );
    expect(out).toBe('Read 2 groups with 2 members.\nFor nobody anything changes.\n');
    const preview = await place.acquaint('groups', 'add', BOARD, '--preview');
    expect(preview.out).toMatch(/nothing has changed\.\n1 person would be left out/);
    expect(await whoKnows()).toHaveLength(4);
  });

  test('leaves out the members of a group within a group, with what was read of them', async () => {
    const { out } = await place.acquaint('groups', 'add', BOARD.toUpperCase());
    expect(out).toMatch(new RegExp(`1 person is left out from now on(.*\\n)+ +${BOARD} +Group a +1 person `));
    expect(await whoKnows()).toEqual(['Omar Haddad', 'Lena Voss', 'Paul Reyes']);
    const { groups } = listOptOutGroupsRoute.reply.parse(
      JSON.parse((await place.acquaint('groups', 'list', '--json')).out),
    );
    expect(groups).toMatchObject([{ groupId: BOARD, name: 'Group a', people: 1 }]);
    expect((await place.acquaint('receipts')).out).toContain('a group was opted out');
  });

  test('refuses a file without a group that leaves somebody out, and names it', async () => {
    const { exitCode, err } = await readGroups(groupLines([{ id: BOARD, people: [OMAR], groups: [OFFICE] }]));
    expect(exitCode).toBe(1);
    expect(err).toContain(`${OFFICE} is missing`);
    expect(await whoKnows()).toEqual(['Omar Haddad', 'Lena Voss', 'Paul Reyes']);
  });

  test('follows the membership both ways, and says which groups were never read', async () => {
    const { out } = await readGroups(groupLines([{ id: BOARD, people: [OMAR], groups: [NEVER] }, { id: OFFICE }]));
    expect(out).toContain('1 person is left out from now on');
    expect(out).toContain('1 person is in no opted-out group any more');
    expect(out).toMatch(new RegExp(`Never read.*\\n {2}${NEVER}\\n`));
    await importMail();
    expect(await whoKnows()).toEqual(['Priya Nair', 'Lena Voss', 'Paul Reyes']);
    await place.acquaint('groups', 'remove', BOARD);
    expect((await place.acquaint('sharing', 'show', '--as', OMAR)).out).toContain('to be read with the next import');
  });

  test('takes an old list over once, for groups, for people, and for people who come later', async () => {
    const list = await place.write(
      'list.csv',
      `\ufeffType;ID\r\n"group";${BOARD}\r\nuser;Lena@Contoso.Example\r\n\r\nuser;new@contoso.example\r\n`,
    );
    const { out } = await place.acquaint('opt-outs', 'read', list);
    expect(out).toMatch(
      /newly opted out +1\n.* 2\n +shared until now +1\n +not in the directory yet +1\n1 person is left/,
    );
    expect(await whoKnows()).toEqual(['Priya Nair', 'Paul Reyes']);
    const again = await place.acquaint('opt-outs', 'read', list);
    expect(again.out).toMatch(/newly opted out +0\n.* 2\n +shared until now +0\n +not in the directory yet +0\n$/);
  });

  test('sets how many make a crowd', async () => {
    await place.acquaint('settings', 'set', '--least-colleagues', '7');
    expect((await place.acquaint('settings', 'show')).out).toMatch(/Least colleagues .* 7\n/);
  });

  test('sets how health is judged, and leaves the rest as it was', async () => {
    await place.acquaint('settings', 'set', '--frequency', 'two weeks', '--meeting', '-25');
    await place.acquaint('settings', 'set', '--good-from', '70');
    const { out } = await place.acquaint('settings', 'show');
    expect(out).toMatch(/expected every +two weeks\n/);
    expect(out).toMatch(/Meetings weigh +25 % less than usual\n/);
    expect(out).toMatch(/fair +40 to 69\n/);
    const refused = await place.acquaint('settings', 'set', '--fair-from', '70');
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
  });

  test('is in an audit that nobody changes unnoticed', async () => {
    const whole = await place.acquaint('audit', 'verify');
    expect(whole).toMatchObject({ exitCode: 0, err: '' });
    expect(whole.out).toMatch(/^Contoso: whole: \d+ entries\.\n$/);
    await expect(tamper("update audit_entry set detail = '{}' where seq = 2", false)).rejects.toThrow('append-only');
    await tamper('delete from audit_entry where seq = (select max(seq) from audit_entry)', true);
    const cut = await place.acquaint('audit', 'verify', '--tenant', 'Contoso');
    expect(cut).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('its end was lost once') });
    expect(await place.acquaint('audit', 'verify', '--restored', '1')).toMatchObject({ exitCode: 0, err: '' });
    await tamper("update audit_entry set actor = 'somebody else' where seq = 2", true);
    const broken = await place.acquaint('audit', 'verify');
    expect(broken).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('Contoso: broken at entry 2') });
  });

  function tamper(statement: string, isTriggerOff: boolean): Promise<void> {
    return database.asOwner(async ({ query }) => {
      if (isTriggerOff) await query('alter table audit_entry disable trigger all');
      await query(statement);
      if (isTriggerOff) await query('alter table audit_entry enable trigger all');
    });
  }
});
