import { asOfNow } from '../domain/as-of.ts';
import type { Day } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { listShownConnections as listRows } from '../store/shown-connections.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** A page of the caller's connections that colleagues may see, by address. */
export type ShownConnections = {
  readonly connections: readonly {
    readonly contact: ContactShown;
    readonly strength: Strength;
    readonly lastOn: Day | null;
  }[];
  /** The last address of this page; null on the last one. */
  readonly nextCursor: string | null;
};

/**
 * Lists the caller's own connections that colleagues may see now: the rows that colleagues are answered from, not a description of them.
 * Empty where nothing is shared, by whoever's choice.
 *
 * @param input.cursor the last address of the page before
 */
export async function listShownConnections(
  deps: Deps,
  caller: Caller,
  input: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ShownConnections> {
  const { tenantId, colleagueId } = caller;
  if (colleagueId === undefined) return { connections: [], nextCursor: null };
  const at = asOfNow(deps.now());
  const page = { after: input.cursor ?? '', limit: input.limit + 1 };
  const rows = await listRows(deps.db, tenantId, colleagueId, page);
  const connections = rows.slice(0, input.limit);
  return {
    connections: connections.map((row) => ({
      contact: { address: row.address, name: row.name, account: row.account },
      strength: presentableStrength(strengthAt(row.strengthSum, at)),
      lastOn: row.lastOn,
    })),
    nextCursor: rows.length > connections.length ? (connections.at(-1)?.address ?? null) : null,
  };
}
