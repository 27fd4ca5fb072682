import { accountOf } from '../../src/domain/account.ts';
import { addDays, dayOf, monthOf, startOfDay } from '../../src/domain/calendar.ts';
import type { ColleagueId, ContactId, TenantId } from '../../src/domain/ids.ts';
import { isMachineAddress } from '../../src/domain/machine-names.ts';
import type { ConsentKind } from '../../src/policy/consent-in-force.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { OwnerTransaction } from '../../src/store/database.ts';

/** One day of mail between a colleague and a contact; what is not said is 0 or empty. */
export type MailDay = {
  readonly daysAgo: number;
  readonly mailsIn?: number;
  readonly mailsOut?: number;
  readonly massIn?: number;
  readonly massOut?: number;
  readonly theirReplySeconds?: readonly number[];
  readonly ourReplySeconds?: readonly number[];
};

/** A meeting between a colleague and a contact; a negative `daysAgo` is still to come. It starts at ten o'clock. */
export type MeetingRow = {
  readonly daysAgo: number;
  readonly meetingId: string;
  readonly kind?: 'meeting' | 'call';
  readonly minutes?: number;
  readonly isOurs?: boolean;
  readonly ourAttendees?: number;
};

/** Whose mail and meetings are added: one colleague with one contact, counted back from `now`. */
export type Pair = {
  readonly tenantId: TenantId;
  readonly colleagueId: ColleagueId;
  readonly contactId: ContactId;
  readonly now: number;
};

/** A tenant with its domains and what its administrator decided. */
export async function addTenant(
  transaction: OwnerTransaction,
  tenant: {
    readonly name: string;
    readonly entraTenantId: string;
    readonly domain: string;
    readonly granted: readonly ConsentKind[];
    readonly withdrawn?: readonly ConsentKind[];
    readonly guestsMaySee?: boolean;
  },
): Promise<TenantId> {
  const rows = await transaction.query<{ tenant_id: TenantId }>(
    'insert into tenant (name, entra_tenant_id) values ($1, $2::uuid) returning tenant_id',
    [tenant.name, tenant.entraTenantId],
  );
  const tenantId = theOnly(rows).tenant_id;
  await transaction.query('insert into tenant_domain (tenant_id, domain) values ($1, $2)', [tenantId, tenant.domain]);
  const withdrawn = tenant.withdrawn ?? [];
  for (const kind of [...tenant.granted, ...withdrawn]) {
    await transaction.query(
      `insert into consent (tenant_id, kind, granted_at, granted_by, guests_may_see, withdrawn_at)
       values ($1, $2, '2026-01-01T08:00:00Z', 'test', $3, $4)`,
      [tenantId, kind, tenant.guestsMaySee ?? false, withdrawn.includes(kind) ? '2026-02-01T08:00:00Z' : null],
    );
  }
  return tenantId;
}

/** A colleague with one address. Sharing is on unless it is said otherwise. */
export async function addColleague(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  colleague: {
    readonly objectId: string;
    readonly name: string;
    readonly address: string;
    readonly department?: string;
    readonly isGuest?: boolean;
    readonly isEnabled?: boolean;
    readonly sharing?: 'on' | 'off' | 'paused';
  },
): Promise<ColleagueId> {
  const rows = await transaction.query<{ colleague_id: ColleagueId }>(
    `insert into colleague (tenant_id, object_id, address, name, department, is_guest, is_enabled)
     values ($1, $2, $3, $4, $5, $6, $7)
     returning colleague_id`,
    [
      tenantId,
      colleague.objectId,
      colleague.address,
      colleague.name,
      colleague.department ?? null,
      colleague.isGuest ?? false,
      colleague.isEnabled ?? true,
    ],
  );
  const colleagueId = theOnly(rows).colleague_id;
  await transaction.query(
    'insert into colleague_address (tenant_id, address_id, address, colleague_id) values ($1, $2, $3, $4)',
    [tenantId, addressId(colleague.address), colleague.address, colleagueId],
  );
  await transaction.query(
    'insert into sharing (tenant_id, colleague_id, is_on, paused_until) values ($1, $2, $3, $4)',
    [
      tenantId,
      colleagueId,
      colleague.sharing !== 'off',
      colleague.sharing === 'paused' ? '2999-01-01T00:00:00Z' : null,
    ],
  );
  return colleagueId;
}

/** A contact of a tenant, with the account and everything else that follows from the address. */
export async function addContact(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  address: string,
): Promise<ContactId> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const account = accountOf(domain);
  const contactId = addressId(address);
  await transaction.query(
    `insert into contact (tenant_id, contact_id, address, domain, account_domain, account_id, is_machine)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenantId,
      contactId,
      address,
      domain,
      account ?? null,
      account === undefined ? null : addressId(account),
      isMachineAddress(address),
    ],
  );
  return contactId;
}

/** Days of mail, and the batches that brought them. */
export async function addMail(transaction: OwnerTransaction, pair: Pair, days: readonly MailDay[]): Promise<void> {
  for (const tally of days) {
    const day = addDays(dayOf(pair.now), -tally.daysAgo);
    const mailsIn = tally.mailsIn ?? 0;
    const mailsOut = tally.mailsOut ?? 0;
    await transaction.query(
      `insert into day (tenant_id, colleague_id, contact_id, day, mails_in, mails_out, mass_in, mass_out, their_reply_seconds, our_reply_seconds)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        pair.tenantId,
        pair.colleagueId,
        pair.contactId,
        day,
        mailsIn,
        mailsOut,
        tally.massIn ?? 0,
        tally.massOut ?? 0,
        tally.theirReplySeconds ?? null,
        tally.ourReplySeconds ?? null,
      ],
    );
    await transaction.query(
      `insert into batch (tenant_id, colleague_id, month, kind, items, received, sent, imported_at)
       values ($1, $2, $3, 'mail', $4, $5, $6, $7)
       on conflict (tenant_id, colleague_id, month, kind) do update set
         items = batch.items + excluded.items,
         received = batch.received + excluded.received,
         sent = batch.sent + excluded.sent`,
      [
        pair.tenantId,
        pair.colleagueId,
        monthOf(startOfDay(day)),
        mailsIn + mailsOut,
        mailsIn,
        mailsOut,
        new Date(pair.now),
      ],
    );
  }
}

/** Meetings and calls. */
export async function addMeetings(
  transaction: OwnerTransaction,
  pair: Pair,
  meetings: readonly MeetingRow[],
): Promise<void> {
  for (const meeting of meetings) {
    const startsAt = startOfDay(addDays(dayOf(pair.now), -meeting.daysAgo)) + 10 * 3_600_000;
    await transaction.query(
      `insert into meeting (tenant_id, colleague_id, contact_id, starts_at, meeting_id, kind, minutes, is_ours, our_attendees)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        pair.tenantId,
        pair.colleagueId,
        pair.contactId,
        new Date(startsAt),
        meeting.meetingId,
        meeting.kind ?? 'meeting',
        meeting.minutes ?? 60,
        meeting.isOurs ?? true,
        meeting.ourAttendees ?? 1,
      ],
    );
  }
}

/** What a colleague hides from others: one contact, or everybody of a domain. */
export async function hide(
  transaction: OwnerTransaction,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  hidden: { readonly contactId: ContactId } | { readonly domain: string },
): Promise<void> {
  if ('contactId' in hidden) {
    await transaction.query('insert into hidden_contact (tenant_id, colleague_id, contact_id) values ($1, $2, $3)', [
      tenantId,
      colleagueId,
      hidden.contactId,
    ]);
  } else {
    await transaction.query('insert into hidden_domain (tenant_id, colleague_id, domain) values ($1, $2, $3)', [
      tenantId,
      colleagueId,
      hidden.domain,
    ]);
  }
}

function theOnly<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`One row was expected, not ${rows.length}.`);
  return row;
}
