import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readGroupsFile } from '../../src/ingest/groups-file.ts';
import { asLines, withFile } from './importing.ts';

const USER = '#microsoft.graph.user';
const GROUP = '#microsoft.graph.group';
const LEGAL = { id: 'LEGAL-1', displayName: 'Legal', members: [{ '@odata.type': USER, id: 'OMAR-1' }] };

const read = (lines: readonly (object | string)[]) => withFile(asLines(lines), readGroupsFile);

describe('a file of groups', () => {
  test.each([
    ['is no JSON', '{"id": "secret'],
    ['has no id', { displayName: 'secret', members: [] }],
    ['has an id that is none', { id: 'secret group', members: [] }],
    ['has no members at all, not even none', { id: 'secret', displayName: 'secret' }],
    ['has members that are no list', { id: 'secret', members: {} }],
    ['has a member without an id', { id: 'secret', members: [{ '@odata.type': USER }] }],
    ['has a member of no type, who may be a group', { id: 'secret', members: [{ id: 'somebody' }] }],
    ['has a member of a type Graph does not know', { id: 'secret', members: [{ '@odata.type': 'user', id: 'a' }] }],
    [
      'says itself that more members follow',
      { id: 'secret', members: [], 'members@odata.nextLink': 'https://graph.microsoft.com/v1.0/x' },
    ],
  ])(
    'is refused whole where a line %s, with the number of the line and nothing of what it says',
    async (_what, line) => {
      const refused = read([LEGAL, '', line, LEGAL]);
      await expect(refused).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringContaining('Line 3'),
      });
      await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    },
  );

  test('is refused when it is empty, holds no group, or is damaged', async () => {
    await expect(withFile('', readGroupsFile)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(read(['', ' '])).rejects.toMatchObject({ code: 'invalid_input' });
    const whole = gzipSync(asLines(Array.from({ length: 500 }, (_, index) => ({ ...LEGAL, id: `g${index}` }))));
    await expect(withFile(whole.subarray(0, whole.length - 20), readGroupsFile)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('gives people and groups within groups in lower case, and leaves devices and applications out', async () => {
    const board = {
      '@odata.context': 'ignored',
      id: 'Board-1',
      displayName: ' ',
      members: [
        { '@odata.type': GROUP, id: 'LEGAL-1', displayName: 'Legal' },
        { '@odata.type': USER, id: 'PRIYA-1', userPrincipalName: 'priya@contoso.example' },
        { '@odata.type': '#microsoft.graph.device', id: 'laptop' },
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'application' },
      ],
    };
    const groups = [
      {
        groupId: 'board-1',
        name: undefined,
        members: [
          { memberId: 'legal-1', isGroup: true },
          { memberId: 'priya-1', isGroup: false },
        ],
      },
      { groupId: 'legal-1', name: 'Legal', members: [{ memberId: 'omar-1', isGroup: false }] },
    ];
    await expect(read([board, LEGAL])).resolves.toEqual({ groups, perhapsCutOff: [] });
    const text = `\ufeff${asLines([board, LEGAL]).replaceAll('\n', '\r\n')}`;
    await expect(withFile(gzipSync(text), readGroupsFile)).resolves.toEqual({ groups, perhapsCutOff: [] });
  });

  test('puts a name on one line, so that a list can go on after it', async () => {
    const { groups } = await read([{ id: 'odd', displayName: ' All of\tSales\u0000\n(north) ', members: [] }]);
    expect(groups.map(({ name }) => name)).toEqual(['All of Sales (north)']);
  });

  test('marks groups of exactly 20 members, which is where $expand stops without saying so', async () => {
    const of = (count: number) => ({
      id: `of-${count}`,
      members: Array.from({ length: count }, (_, index) => ({ '@odata.type': USER, id: `u${index}` })),
    });
    const { perhapsCutOff } = await read([of(19), of(20), of(21)]);
    expect(perhapsCutOff).toEqual(['of-20']);
  });
});
