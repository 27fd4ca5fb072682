import type { Day } from '../domain/calendar.ts';
import type { Evidence } from '../domain/figures.ts';
import type { ContactId } from '../domain/ids.ts';
import { accountStrength } from '../domain/strength.ts';
import type { AccountContact } from '../store/account-contacts.ts';
import type { Database } from '../store/database.ts';
import { listOwnHistories } from '../store/histories.ts';
import type { Caller } from './caller.ts';
import type { Candidate } from './candidates.ts';
import { type CandidateAt, listCandidatesAt, tieAt } from './candidates-at.ts';
import { windowStart } from './evidence.ts';
import { newestOf } from './question.ts';

/** What the account's answer is made of, whichever way it was read. */
export type AccountTies = {
  /** One candidate a colleague, over all contacts. */
  readonly colleagues: readonly Candidate[];
  /** Best known first, nobody from before the last year. */
  readonly contacts: readonly {
    readonly contact: AccountContact;
    readonly strength: number;
    readonly isKnownToAsker: boolean;
    readonly lastOn: Day | null;
    readonly candidates: readonly Candidate[];
  }[];
};

/** What colleagues have with the contacts of an account as of a day in the past, from days and meetings. */
export async function listAccountTiesAt(
  db: Database,
  caller: Caller,
  contacts: readonly AccountContact[],
  question: { readonly at: Day; readonly most: number; readonly now: number },
): Promise<AccountTies> {
  const { at } = question;
  const contactIds = contacts.map((contact) => contact.contactId);
  const asked = { contactIds, at, askerId: caller.colleagueId, scope: 'proposals' as const, now: question.now };
  const all = await listCandidatesAt(db, caller.tenantId, asked);
  const others = all.filter((candidate) => candidate.colleagueId !== caller.colleagueId);
  const own = await listOwnTies(db, caller, contactIds, at);
  const byContact = Map.groupBy(others, (candidate) => candidate.contactId);
  const known = contacts.flatMap((contact) => {
    const candidates = byContact.get(contact.contactId) ?? [];
    const ownTie = own.get(contact.contactId);
    const ties = ownTie === undefined ? candidates : [...candidates, ownTie];
    if (ties.length === 0) return [];
    const strength = accountStrength(ties.map((tie) => tie.strength));
    const lastOn = newestOf(ties.map((tie) => tie.evidence.lastOn));
    return [{ contact, strength, isKnownToAsker: ownTie !== undefined, lastOn, candidates }];
  });
  known.sort((a, b) => b.strength - a.strength || (a.contact.address < b.contact.address ? -1 : 1));
  const byColleague = Map.groupBy(others, (candidate) => candidate.colleagueId);
  return { colleagues: [...byColleague.values()].flatMap(addedUp), contacts: known.slice(0, question.most) };
}

async function listOwnTies(
  db: Database,
  caller: Caller,
  contactIds: readonly ContactId[],
  at: Day,
): Promise<ReadonlyMap<ContactId, Pick<Candidate, 'strength' | 'evidence'>>> {
  if (caller.colleagueId === undefined) return new Map();
  const span = { from: windowStart(at), to: at };
  const histories = await listOwnHistories(db, caller.tenantId, caller.colleagueId, contactIds, span);
  return new Map(
    histories.flatMap(({ contactId, history }) => {
      const tie = tieAt(history, at);
      return tie === undefined ? [] : [[contactId, tie]];
    }),
  );
}

/** One candidate out of a colleague's candidates for several contacts: strengths and counts are added up. */
function addedUp(candidates: readonly CandidateAt[]): readonly Candidate[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const strength = accountStrength(candidates.map((candidate) => candidate.strength));
  const evidence = candidates.map((candidate) => candidate.evidence).reduce(together);
  return [{ ...first, strength, evidence }];
}

function together(a: Evidence, b: Evidence): Evidence {
  const latest = a.lastOn >= b.lastOn ? a : b;
  return {
    mailsIn: a.mailsIn + b.mailsIn,
    mailsOut: a.mailsOut + b.mailsOut,
    meetings: a.meetings + b.meetings,
    lastOn: latest.lastOn,
    daysSinceLast: latest.daysSinceLast,
  };
}
