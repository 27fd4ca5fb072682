// Who is proposed: visible ties put through the pure formulas.
import { addDays, type Day, dayOf, monthOf, startOfDay } from '../../src/domain/calendar.ts';
import { keptSumAt, keptWeight, STRENGTH_HALF_LIFE } from '../../src/domain/decay.ts';
import type { ColleagueId } from '../../src/domain/ids.ts';
import { trafficOf, trafficSumOf } from '../../src/domain/traffic.ts';
import type { Person } from '../../src/services/answer.ts';
import { type Candidate, candidateOf, orderKeyOf } from '../../src/services/candidates.ts';
import { tieAt } from '../../src/services/candidates-at.ts';
import type { Knower } from '../../src/store/introducers.ts';
import { historyOf, monthOfPeer } from './mailbox.ts';
import { hides, mayBeRead } from './model.ts';
import type { Colleague } from './tenant.ts';
import type { VisibleTie } from './visible.ts';

/** A colleague as others are shown him. */
export function personOf(colleague: Colleague): Person {
  const { objectId, addresses, name, department, title } = colleague;
  return { objectId: objectId ?? null, address: addresses[0] ?? null, name, department, title };
}

/** A candidate as of now, from one tie or several of the same colleague added up; empty without anything in the last year. */
export function candidateNow(
  ties: readonly VisibleTie[],
  asker: Colleague | undefined,
  { now, at }: { readonly now: number; readonly at: Day },
): Candidate | undefined {
  const owner = ties[0]?.owner;
  if (owner === undefined) return undefined;
  const total = (of: (tie: VisibleTie) => number) => ties.reduce((sum, tie) => sum + of(tie), 0);
  const knower: Knower = {
    ...personOf(owner),
    colleagueId: owner.serial as ColleagueId,
    strengthSum: total((tie) => tie.strengthSum),
    trafficSum: trafficSumOf(historiesOf(owner), dayOf(now)),
    familiaritySum: familiarityOf(asker, owner, () => true),
    mailsIn: total((tie) => tie.mailsIn),
    mailsOut: total((tie) => tie.mailsOut),
    meetings: total((tie) => tie.meetings),
    lastOn: latestOf(ties),
    asksThisMonth: 0,
    openAsks: 0,
    isUnwished: false,
    contactName: null,
    contactNameOn: null,
  };
  return candidateOf(knower, at);
}

/** A candidate for one contact as of a day in the past. */
export function candidateAt(tie: VisibleTie, asker: Colleague | undefined, at: Day): Candidate | undefined {
  const { owner } = tie;
  const found = tieAt(tie.history, at);
  const [from, to] = [monthOf(startOfDay(addDays(at, -365))), at];
  const familiarity = familiarityOf(asker, owner, (month) => month >= from && month < to);
  return found === undefined
    ? undefined
    : {
        ...found,
        address: orderKeyOf(personOf(owner)),
        traffic: trafficOf(historiesOf(owner), at),
        familiarity: keptSumAt(familiarity, at, STRENGTH_HALF_LIFE),
        colleagueId: owner.serial as ColleagueId,
        person: personOf(owner),
      };
}

/** One candidate out of a colleague's ties with several contacts, as of a day in the past. */
export function candidatesAt(ties: readonly VisibleTie[], asker: Colleague | undefined, at: Day): readonly Candidate[] {
  const each = ties.flatMap((tie) => candidateAt(tie, asker, at) ?? []);
  const [first] = each;
  if (first === undefined) return [];
  const total = (of: (candidate: Candidate) => number) => each.reduce((sum, candidate) => sum + of(candidate), 0);
  const last = each.reduce((a, b) => (a.evidence.lastOn >= b.evidence.lastOn ? a : b)).evidence;
  const evidence = {
    ...last,
    mailsIn: total(({ evidence }) => evidence.mailsIn),
    mailsOut: total(({ evidence }) => evidence.mailsOut),
    meetings: total(({ evidence }) => evidence.meetings),
  };
  return [{ ...first, strength: total(({ strength }) => strength), evidence }];
}

/** The last day of some ties. */
export function latestOf(ties: readonly VisibleTie[]): Day | null {
  return ties.reduce<Day | null>(
    (last, { lastOn }) => (lastOn !== null && lastOn > (last ?? '') ? lastOn : last),
    null,
  );
}

/** All of a mailbox but what is hidden, machines too: how much somebody deals with the outside. */
function historiesOf(owner: Colleague) {
  const ties = [...(owner.mailbox?.ties ?? [])];
  return ties.filter(([contact]) => !hides(owner, contact)).map(([, tie]) => historyOf(tie));
}

/** How well an asker knows a colleague, from the asker's own mailbox as long as it may be read. */
function familiarityOf(asker: Colleague | undefined, owner: Colleague, isAsked: (month: string) => boolean): number {
  if (asker === undefined || !mayBeRead(asker)) return 0;
  const peers = [...(asker.mailbox?.peers ?? [])];
  const days = peers.flatMap(([key, some]) =>
    owner.addresses.includes(key.split(' ')[0] ?? '') && isAsked(monthOfPeer(key)) ? [...some] : [],
  );
  return days.reduce((sum, day) => sum + keptWeight(day, STRENGTH_HALF_LIFE), 0);
}
