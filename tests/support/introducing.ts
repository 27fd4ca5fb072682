import type { ColleagueId, TenantId } from '../../src/domain/ids.ts';
import type { ClosedBecause, IntroductionState } from '../../src/domain/introduction.ts';
import type { Caller } from '../../src/services/caller.ts';
import { addressId } from '../../src/store/address-id.ts';
import type { OwnerTransaction } from '../../src/store/database.ts';
import { ADDRESSES, NOW, PEOPLE, type World } from './world.ts';

/** A person of Contoso who asks or is asked. */
export function callerOf({ contoso }: World, who: keyof typeof PEOPLE): Caller {
  return {
    tenantId: contoso.tenantId,
    role: who === 'gina' ? 'guest' : 'colleague',
    colleagueId: contoso.colleagues[who],
    objectId: PEOPLE[who].objectId,
  };
}

/** An ask of somebody about Yvonne. */
export function askOf(introducer: keyof typeof PEOPLE, contact: keyof typeof ADDRESSES = 'yvonne') {
  return {
    introducer: PEOPLE[introducer].objectId,
    contact: ADDRESSES[contact],
    why: 'I would like to show her our new roaster.',
    blurb: 'Tove builds roasters and would like half an hour of your time.',
  };
}

/** An introduction as it may have been written some time ago; what is left out follows from the rest. */
export async function addIntroduction(
  { query }: Pick<OwnerTransaction, 'query'>,
  row: {
    readonly tenantId: TenantId;
    readonly id: string;
    readonly askerId: ColleagueId;
    readonly introducerId: ColleagueId;
    readonly contact: string;
    readonly state: IntroductionState;
    readonly closedBecause?: ClosedBecause;
    readonly askedAt?: number;
    readonly tellAskerAt?: number;
    readonly isDelivered?: boolean;
  },
): Promise<void> {
  const askedAt = row.askedAt ?? NOW - days(1);
  const { state } = row;
  const wasAccepted = state === 'accepted' || state === 'introduced' || row.closedBecause === 'concluded';
  await query(
    `insert into introduction (
       tenant_id, introduction_id, asker_id, introducer_id, contact_id, contact_address, state, closed_because, decline_reason, why, blurb,
       is_delivered, asked_at, changed_at, tell_asker_at, expires_at, ask_again_at, accepted_at, introduced_at
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'A talk about roasters.', '', $10, $11, $11, $12, $13, $14, $15, $16)`,
    [
      row.tenantId,
      row.id,
      row.askerId,
      row.introducerId,
      addressId(row.contact),
      row.contact,
      state,
      row.closedBecause ?? null,
      row.closedBecause === 'declined' ? 'notAboutContact' : null,
      row.isDelivered ?? true,
      new Date(askedAt),
      new Date(row.tellAskerAt ?? askedAt + days(10)),
      new Date(askedAt + days(14)),
      state === 'later' ? new Date(askedAt + days(7)) : null,
      wasAccepted ? new Date(askedAt) : null,
      state === 'introduced' ? new Date(askedAt) : null,
    ],
  );
}

const DAY_MS = 24 * 60 * 60_000;

/** So many days in milliseconds. */
export function days(count: number): number {
  return count * DAY_MS;
}
