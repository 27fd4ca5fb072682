import { addDays, dayOf } from '../domain/calendar.ts';
import { listViews as listViewRows, type ViewShown } from '../store/view-log.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** A page of views, newest first. */
export type Views = {
  readonly views: readonly ViewShown[];
  /** Where the next page begins; null on the last one. */
  readonly next: { readonly at: number; readonly viewId: string } | null;
};

/** Days for which views are kept, and shown. */
const DAYS_KEPT = 365;

/**
 * Lists who was shown the caller's connections, when and about which contact, for a year. It needs no consent, and goes on after
 * sharing was turned off.
 */
export async function listViews(
  deps: Deps & {
    /** Writes what is still on its way, so that the list has it. */
    readonly flushViews: () => Promise<void>;
  },
  caller: Caller,
  input: { readonly limit: number; readonly after?: Views['next'] | undefined },
): Promise<Views> {
  const { tenantId, colleagueId } = caller;
  if (colleagueId === undefined) return { views: [], next: null };
  await deps.flushViews();
  const since = addDays(dayOf(deps.now()), -DAYS_KEPT);
  const page = { limit: input.limit + 1, since, after: input.after ?? undefined };
  const rows = await listViewRows(deps.db, tenantId, colleagueId, page);
  const views = rows.slice(0, input.limit);
  const last = views.at(-1);
  const isMore = rows.length > views.length && last !== undefined;
  return { views, next: isMore ? { at: last.at, viewId: last.viewId } : null };
}
