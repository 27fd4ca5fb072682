import { AppError } from '../domain/app-error.ts';
import type { Day } from '../domain/calendar.ts';
import { isOwnShown, isShownTo } from '../policy/consent-in-force.ts';
import { searchVisibleContacts } from '../store/contact-search.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** A contact found, with the last day something happened between it and anybody the caller may see. */
export type FoundContact = ContactShown & { readonly lastOn: Day | null };

/** A page of contacts in the order of their addresses. */
export type FoundContacts = {
  readonly contacts: readonly FoundContact[];
  /** What to pass for the next page; null on the last one. */
  readonly nextCursor: string | null;
};

/** Words beyond these change nothing. */
const MOST_WORDS = 8;

/**
 * Finds contacts by parts of their name, address or company among those the caller may see: own ones and, where the
 * tenant consented, those of colleagues. Every word must be found; the empty question finds everybody.
 *
 * @param input.cursor the last address of the page before
 * @throws AppError `consent_required` when the tenant's consent covers neither.
 */
export async function searchContacts(
  deps: Deps,
  caller: Caller,
  input: { readonly q: string; readonly limit: number; readonly cursor?: string | undefined },
): Promise<FoundContacts> {
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  const withShared = isShownTo(caller.role, 'identifiableInsights', consents);
  if (!withShared && !isOwnShown(consents)) {
    throw new AppError('consent_required', 'The administrator has not consented to showing contacts.');
  }
  const rows = await searchVisibleContacts(deps.db, caller.tenantId, {
    words: wordsOf(input.q),
    askerId: caller.colleagueId ?? null,
    withShared,
    after: input.cursor ?? '',
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  return { contacts: page, nextCursor: rows.length > input.limit ? (page.at(-1)?.address ?? null) : null };
}

function wordsOf(q: string): readonly string[] {
  const words = q.normalize('NFC').toLowerCase().split(/\s+/u);
  return words.filter((word) => word !== '').slice(0, MOST_WORDS);
}
