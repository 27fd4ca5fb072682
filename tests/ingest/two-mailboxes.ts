import { event, mail } from './graph-lines.ts';

/** The owners. */
export const PRIYA = 'priya@contoso.example';
export const OMAR = 'omar@contoso.example';
const YVONNE = 'yvonne@fourthcoffee.com';
const JONAS = 'jonas@fourthcoffee.com';

/** Two mailboxes over three months: replies, copies, meetings, names, mass mail, mail at the same second. */
export const LINES: readonly object[] = [
  ...[PRIYA, OMAR].flatMap((mailbox) =>
    ['2024-03-31', '2024-04-01', '2024-04-30', '2024-05-01', '2024-05-02'].flatMap((day, index) => [
      mail({ mailbox, id: `${day} in`, conversation: 'c', at: `${day}T09:00:00Z`, to: [PRIYA, OMAR] }),
      mail({
        ...{ mailbox, id: `${day} out`, conversation: 'c', at: `${day}T09:00:00Z`, from: mailbox, to: [YVONNE, JONAS] },
        headers: { 'In-Reply-To': `<${day} in@mail.example>` },
      }),
      mail({
        mailbox,
        id: `${day} name`,
        at: `${day}T09:00:00Z`,
        from: { name: `Jonas ${index}`, address: JONAS },
        to: [mailbox],
      }),
      mail({
        mailbox,
        id: `${day} other`,
        at: `${day}T09:00:00Z`,
        from: { name: `Jon ${index}`, address: JONAS },
        to: [mailbox],
      }),
      event({ mailbox, id: `${day} met`, at: `${day}T12:00:00`, until: `${day}T12:45:00`, attendees: [YVONNE, OMAR] }),
      mail({ mailbox, id: `${day} inside`, at: `${day}T15:00:00Z`, from: PRIYA, to: [OMAR] }),
    ]),
  ),
  // Two copies of one mail that do not agree: which one counts must not depend on which one comes first.
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE] }),
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE, 'blind@copy.example'] }),
  mail({ id: 'copy', at: '2024-05-03T09:00:00Z', from: PRIYA, to: [YVONNE], headers: { 'List-Id': '<l>' } }),
];

/** The same in a file of a size that takes several threads and parts, by blank lines of a megabyte. */
export const LARGE_FILE: string = LINES.map((line) => `${JSON.stringify(line)}\n${' '.repeat(1024 * 1024)}\n`).join('');
