import type { Day } from '../domain/calendar.ts';
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

export async function searchContacts(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly q: string; readonly limit: number; readonly cursor?: string | undefined },
): Promise<FoundContacts> {
  throw new Error('in the making');
}
