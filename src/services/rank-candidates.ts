import { normaliseAddress } from '../domain/address.ts';
import type { Day } from '../domain/calendar.ts';
import type { Tier } from '../domain/figures.ts';
import type { ContactId } from '../domain/ids.ts';
import { probabilityAlive, tierOf } from '../domain/strength.ts';
import { introducerScore } from '../domain/traffic.ts';
import { addressId } from '../store/address-id.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import type { Caller } from './caller.ts';
import { type CandidateAt, listCandidatesAt } from './candidates-at.ts';
import type { Deps } from './deps.ts';
import { requireIdentifiable } from './question.ts';

/** Somebody's addresses to be put in order for a contact. */
export type RankQuery = { readonly contact: string; readonly candidates: readonly string[] };

/** The candidates of a query, best first; `score` (S'), `tier` and `prob` (both of S) run parallel to `ranked`. */
export type Ranking = {
  readonly contact: string;
  readonly ranked: readonly string[];
  readonly score: readonly number[];
  readonly tier: readonly Tier[];
  readonly prob: readonly number[];
};

/** Contacts read at a time. */
const CONTACTS_A_READ = 2000;

/**
 * Scores every candidate named in the queries as of a day, lists too: it measures the formula, it proposes nobody. Whoever
 * the caller may not see scores 0, as somebody nothing is known of does.
 *
 * @throws AppError `consent_required`
 */
export async function rankCandidates(
  deps: Deps,
  caller: Caller,
  input: { readonly at: Day; readonly queries: readonly RankQuery[] },
): Promise<readonly Ranking[]> {
  requireIdentifiable(caller, await listGrantedConsents(deps.db, caller.tenantId));
  const rankings: Ranking[] = [];
  for (let start = 0; start < input.queries.length; start += CONTACTS_A_READ) {
    const queries = input.queries.slice(start, start + CONTACTS_A_READ).map((query) => {
      const contactId = contactIdOf(query.contact);
      return { query, contactId };
    });
    const contactIds = [...new Set(queries.flatMap(({ contactId }) => contactId ?? []))];
    const question = { contactIds, at: input.at, askerId: undefined, scope: 'everybody' as const };
    const found = Map.groupBy(await listCandidatesAt(deps.db, caller.tenantId, question), (one) => one.contactId);
    for (const { query, contactId } of queries) {
      rankings.push(rankingOf(query, contactId === undefined ? [] : (found.get(contactId) ?? [])));
    }
  }
  return rankings;
}

function contactIdOf(contact: string): ContactId | undefined {
  const address = normaliseAddress(contact)?.address;
  return address === undefined ? undefined : addressId(address);
}

function rankingOf(query: RankQuery, found: readonly CandidateAt[]): Ranking {
  const byAddress = new Map(found.map((candidate) => [candidate.address, candidate]));
  const scored = query.candidates.map((address) => {
    const candidate = byAddress.get(normaliseAddress(address)?.address ?? address);
    const strength = candidate?.strength ?? 0;
    return { address, strength, score: introducerScore(strength, candidate?.traffic ?? 0) };
  });
  scored.sort((a, b) => b.score - a.score || (a.address < b.address ? -1 : 1));
  return {
    contact: query.contact,
    ranked: scored.map((one) => one.address),
    score: scored.map((one) => one.score),
    tier: scored.map((one) => tierOf(one.strength)),
    prob: scored.map((one) => probabilityAlive(one.strength)),
  };
}
