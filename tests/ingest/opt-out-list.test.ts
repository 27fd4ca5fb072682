import { describe, expect, test } from '@jest/globals';
import { readOptOutList } from '../../src/ingest/opt-out-list.ts';
import { withFile } from './importing.ts';

const GROUP = '10000000-0000-4000-8000-00000000000a';
const PERSON = '20000000-0000-4000-8000-00000000000b';

const read = (text: string) => withFile(text, readOptOutList);

describe('an old opt-out list', () => {
  test.each([
    ['another type', `team,${GROUP}`, 'type'],
    ['no type', `,${GROUP}`, 'type'],
    ['no id', 'user,', 'missing'],
    ['one column only', 'user', 'missing'],
    ['a third column', `user,${PERSON},secret`, 'two columns'],
    ['a name instead of an id', 'user,Priya Secret', 'neither an object id nor a mail address'],
    ['an alias instead of an address', 'user,secret', 'neither an object id nor a mail address'],
    ['an address that is none', 'user,secret@', 'not a mail address'],
    ['a group by its address', 'group,secret@contoso.example', 'object id of a group'],
    ['a tab between the columns', `user\t${PERSON}`, 'type'],
    ['quotation marks in the middle', `user,secret"${PERSON}"`, 'quotation marks'],
    ['text behind a closing quotation mark', `user,"${PERSON}"secret`, 'quotation marks'],
  ])('is refused whole for %s, naming line and reason and nothing of what it says', async (_what, line, reason) => {
    const refused = read(`type,id\nuser,${PERSON}\n\n${line}\ngroup,${GROUP}\n`);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(new RegExp(`^Line 4 .*${reason}`)),
    });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringMatching(/secret/i) });
  });

  test('is refused for a quotation mark that is never closed, and when nobody is on it', async () => {
    await expect(read(`user,"${PERSON}\nuser,${PERSON}\n`)).rejects.toMatchObject({
      message: expect.stringContaining('quotation marks'),
    });
    for (const text of ['', 'type,id\n', '\n,\n;\n']) {
      await expect(read(text)).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });

  test('is read with and without a head, once each, in whatever form a spreadsheet saved it', async () => {
    const list = { groupIds: [GROUP], objectIds: [PERSON], addresses: ['priya@contoso.example'] };
    const rows = [`group,${GROUP}`, `user,${PERSON}`, 'user,priya@contoso.example'];
    const forms = [
      rows.join('\n'),
      `type,id\n${rows.join('\n')}\n`,
      `\ufeffType;ID\r\n${rows.join('\r\n').replaceAll(',', ';')}\r\n`,
      `"type","id"\n${rows.map((row) => row.replace(/(.*),(.*)/, '"$1","$2"')).join('\n')}`,
      `${rows.join('\n\n')}\n,\n\n`,
      rows.map((row) => `  ${row.toUpperCase().replace(',', ' , ')} ,`).join('\r\n'),
      [...rows, ...rows].join('\n'),
    ];
    for (const form of forms) await expect(read(form)).resolves.toEqual(list);
  });
});
