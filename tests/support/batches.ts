import { accountOf } from '../../src/domain/account.ts';
import { addDays, dayOf, type Month, monthOf, startOfDay } from '../../src/domain/calendar.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { isMachineAddress } from '../../src/domain/machine-names.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { MailboxesRows } from '../../src/store/mailbox-batches.ts';

/** What an import brings for one mailbox and one month: a mail each way with each address on the given day. */
export function monthOfMail(
  colleagueId: ColleagueId,
  tenantId: number,
  addresses: readonly string[],
  { now, daysAgo }: { readonly now: number; readonly daysAgo: number },
): MailboxesRows {
  const day = addDays(dayOf(now), -daysAgo);
  const month: Month = monthOf(startOfDay(day));
  const lines = (text: (address: string) => string) => new TextEncoder().encode(addresses.map(text).join(''));
  return {
    mailboxes: [
      {
        colleagueId,
        batches: [{ month, kind: 'mail', items: addresses.length, received: addresses.length, sent: addresses.length }],
        days: lines(
          (address) => `${tenantId}\t${colleagueId}\t${addressId(address)}\t${day}\t1\t1\t0\t0\t{3600}\t\\N\n`,
        ),
        meetings: new Uint8Array(),
        familiarity: new TextEncoder().encode(`${tenantId}\t${colleagueId}\t1\t${month}\tmail\t1\t1\n`),
        names: addresses.map((address) => ({
          colleagueId,
          contactId: addressId(address),
          name: `Name of ${address}`,
          on: day,
        })),
      },
    ],
    contacts: lines((address) => {
      const domain = address.slice(address.lastIndexOf('@') + 1);
      const account = accountOf(domain);
      const fields = account === undefined ? '\\N\t\\N' : `${account}\t${addressId(account)}`;
      return `${addressId(address)}\t${address}\t${domain}\t${fields}\t${isMachineAddress(address)}\n`;
    }),
  };
}
