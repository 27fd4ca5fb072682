import { listOwnConnections } from '../store/own-relationships.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { type OwnFigures, type OwnPageAsked, readOwnLines, requireOwnMailbox } from './own-relationships.ts';
import { referenceOf } from './question.ts';
import { momentOf } from './relationship.ts';

/** The asker's own relationship with an account: with all contacts there that the own mailbox knows. */
export type OwnAccount = OwnFigures & {
  /** The registrable domain. */
  readonly account: string;
  /** Own contacts there. */
  readonly contacts: number;
};

/** A page of own accounts. */
export type OwnAccounts = {
  readonly accounts: readonly OwnAccount[];
  /** What to pass for the next page; null on the last one. */
  readonly nextCursor: string | null;
};

/**
 * Lists the accounts of the caller's own contacts, in the orders of the own relationships. An account is as strong as its contacts
 * together; its health is that of all their mails and meetings taken together. Contacts with free mail belong to no account.
 *
 * @throws AppError `consent_required` when the tenant's consent does not cover own insights; `not_found` for a caller
 * without a mailbox here; `invalid_input` naming `cursor`.
 */
export async function listOwnAccounts(deps: Deps, caller: Caller, asked: OwnPageAsked): Promise<OwnAccounts> {
  const colleagueId = await requireOwnMailbox(deps, caller);
  const moment = momentOf(deps.now(), referenceOf(deps.now(), undefined).at, undefined);
  const connections = await listOwnConnections(deps.db, caller.tenantId, colleagueId, windowStart(moment.at));
  const byAccount = Map.groupBy(connections, ({ account }) => account);
  const lines = [...byAccount].flatMap(([account, there]) =>
    account === null ? [] : [{ key: account, name: account, connections: there }],
  );
  const page = await readOwnLines(deps, caller, lines, asked, moment);
  return {
    accounts: page.lines.map(({ key, connections: there, figures }) => ({
      ...figures,
      account: key,
      contacts: there.length,
    })),
    nextCursor: page.nextCursor,
  };
}
