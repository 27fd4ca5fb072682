// What somebody may see: the laws of the model, applied to what is kept. Answers are made from this and nothing else.
import { type Day, dayOf } from '../../src/domain/calendar.ts';
import type { DayTally, History } from '../../src/domain/connection.ts';
import { isMachineAddress } from '../../src/domain/machine-names.ts';
import { strengthSumOf } from '../../src/domain/strength.ts';
import { historyOf } from './mailbox.ts';
import { hides, isGrantedTo, isOwnGranted, mayBeRead, mayServe } from './model.ts';
import type { Asker, Colleague, Role, Tenant } from './tenant.ts';

/** A tie that somebody may see, with what it adds up to as of a moment. */
export type VisibleTie = {
  readonly owner: Colleague;
  readonly contact: string;
  readonly history: History;
  readonly name: string | null;
  readonly nameOn: Day | null;
  /** Without mass mail. */
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly meetings: number;
  /** Mass mail included. */
  readonly anyMailsOut: number;
  readonly lastOn: Day | null;
  readonly nextMeetingAt: number | null;
  /** Forward-decayed. */
  readonly strengthSum: number;
};

/** What the mailboxes of all who share tell this role under a kind of consent; lists and machines know nobody. */
export function sharedTies(
  tenant: Tenant,
  kind: 'aggregatedInsights' | 'identifiableInsights',
  role: Role,
  now: number,
): readonly VisibleTie[] {
  if (!isGrantedTo(tenant, kind, role)) return [];
  return tenant.colleagues
    .filter((owner) => mayServe(owner, now) && !isList(owner))
    .flatMap((owner) => tiesOf(tenant, owner, now).filter(({ contact }) => !hides(owner, contact)));
}

/** What others' mailboxes tell an asker by name. */
export function othersTies(tenant: Tenant, asker: Asker, now: number): readonly VisibleTie[] {
  return sharedTies(tenant, 'identifiableInsights', asker.role, now).filter(({ owner }) => owner !== asker.colleague);
}

/** What the own mailbox tells its owner, hidden contacts included. */
export function ownTies(tenant: Tenant, asker: Asker, now: number): readonly VisibleTie[] {
  const { colleague } = asker;
  return colleague !== undefined && isOwnGranted(tenant) && mayBeRead(colleague) ? tiesOf(tenant, colleague, now) : [];
}

/** Whether this is a list: the directory says so or, where it says nothing, mail that comes and is hardly ever answered. */
export function isList(colleague: Colleague): boolean {
  if (colleague.isSharedMailbox !== undefined) return colleague.isSharedMailbox;
  const batches = [...(colleague.mailbox?.batches.values() ?? [])];
  const received = batches.reduce((sum, batch) => sum + batch.received, 0);
  const sent = batches.reduce((sum, batch) => sum + batch.sent, 0);
  return received >= 10 && sent < 0.02 * received;
}

/** Everything in a mailbox but machines, and whoever asked to be forgotten. */
function tiesOf(tenant: Tenant, owner: Colleague, now: number): readonly VisibleTie[] {
  const ties = [...(owner.mailbox?.ties ?? [])];
  return ties
    .filter(([contact]) => !isMachineAddress(contact) && !tenant.erasedContacts.has(contact))
    .map(([contact, tie]) => {
      const history = historyOf(tie);
      const { name, nameOn } = tie;
      return { owner, contact, name, nameOn, history, ...sumsOf(history, now) };
    });
}

function sumsOf(history: History, now: number) {
  const today = dayOf(now);
  const sum = (count: (tally: DayTally) => number) => history.days.reduce((total, tally) => total + count(tally), 0);
  const met = history.meetings.map(({ startsAt }) => dayOf(startsAt)).filter((day) => day <= today);
  return {
    mailsIn: sum((tally) => tally.mailsIn - tally.massIn),
    mailsOut: sum((tally) => tally.mailsOut - tally.massOut),
    anyMailsOut: sum((tally) => tally.mailsOut),
    meetings: met.length,
    lastOn: [...history.days.map(({ day }) => day), ...met].sort().at(-1) ?? null,
    nextMeetingAt: history.meetings.find(({ startsAt }) => startsAt > now)?.startsAt ?? null,
    strengthSum: strengthSumOf(history, today),
  };
}

/** Whether a contact with these visible ties is a bulk sender: many have mail from it, and nobody ever wrote to it or met it. */
export function isBulkSender(ties: readonly VisibleTie[]): boolean {
  return ties.length >= 5 && ties.every(({ anyMailsOut, meetings }) => anyMailsOut + meetings === 0);
}

/** How a tie names its contact. */
export function namedOf(tie: VisibleTie) {
  return { contactName: tie.name, contactNameOn: tie.nameOn };
}
