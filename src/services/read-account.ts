import { type AccountFigures, accountFiguresOf } from '../domain/account-figures.ts';
import { AppError } from '../domain/app-error.ts';
import type { Day } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { listAccountContacts } from '../store/account-contacts.ts';
import { listAggregatedHistories } from '../store/aggregated-histories.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { listAccountTiesAt } from './account-ties-at.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { readAccountDomain, referenceOf } from './question.ts';

/** De-identified figures of an account, or why there are none. */
export type AggregatedFigures =
  | { readonly state: 'shown'; readonly figures: AccountFigures }
  /** Fewer colleagues contribute than a crowd, or nobody: the two look the same. */
  | { readonly state: 'too_few_people'; readonly atLeast: number }
  | { readonly state: 'consent_required' };

/** A contact at the account, with how well all colleagues the asker may see know it together. */
export type AccountPerson = ContactShown & { readonly strength: Strength; readonly lastOn: Day | null };

/** The contacts at the account whom the asker may see. */
export type AccountPeople =
  | { readonly state: 'shown'; readonly contacts: readonly AccountPerson[] }
  | { readonly state: 'consent_required' };

/** An account: what the crowd adds up to, and the people there. */
export type Account = {
  readonly account: string;
  /** The day as of which the answer holds. */
  readonly asOf: Day;
  readonly figures: AggregatedFigures;
  /** At most 25, best known first. */
  readonly people: AccountPeople;
};

const MOST_PEOPLE = 25;
const ALL_PEOPLE = 100_000;

/**
 * Reads an account: the figures that a crowd of colleagues adds up to (aggregated consent), and the people there with
 * names (identifiable consent), each where the tenant's consent covers it.
 *
 * @throws AppError `invalid_input` for what is no account; `consent_required` when the consent covers neither.
 */
export async function readAccount(
  deps: Deps,
  caller: Caller,
  input: { readonly domain: string; readonly at?: Day | undefined },
): Promise<Account> {
  const account = readAccountDomain(input.domain);
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  const withFigures = isShownTo(caller.role, 'aggregatedInsights', consents);
  const withPeople = isShownTo(caller.role, 'identifiableInsights', consents);
  if (!withFigures && !withPeople) {
    throw new AppError('consent_required', 'The administrator has not consented to insights about accounts.');
  }
  const { asOf, at } = referenceOf(deps.now(), input.at);
  const [figures, people] = await Promise.all([
    withFigures ? readFigures(deps, caller, account, at) : CONSENT_REQUIRED,
    withPeople ? listPeople(deps, caller, account, { at, isNow: input.at === undefined }) : CONSENT_REQUIRED,
  ]);
  return { account, asOf, figures, people };
}

const CONSENT_REQUIRED = { state: 'consent_required' } as const;

/** The same for everybody who asks: whoever asks, what others share goes in, the asker's own mailbox like any other. */
async function readFigures(deps: Deps, caller: Caller, account: string, at: Day): Promise<AggregatedFigures> {
  const span = { from: windowStart(at), to: at };
  const histories = await listAggregatedHistories(deps.db, caller.tenantId, account, span);
  const byColleague = Map.groupBy(histories, (one) => one.colleagueId);
  const contributions = [...byColleague].map(([colleagueId, ties]) => ({
    colleague: String(colleagueId),
    ties: ties.map((tie) => ({ contact: tie.contactId, history: tie.history })),
  }));
  const answer = accountFiguresOf(contributions, { at, level: 'year' });
  switch (answer.state) {
    case 'ok':
      return { state: 'shown', figures: answer.figures };
    case 'too few colleagues':
      return { state: 'too_few_people', atLeast: answer.neededColleagues };
  }
}

async function listPeople(
  deps: Deps,
  caller: Caller,
  account: string,
  time: { readonly at: Day; readonly isNow: boolean },
): Promise<AccountPeople> {
  const question = { account, askerId: caller.colleagueId ?? null, isGuest: caller.role === 'guest' };
  const known = await listAccountContacts(deps.db, caller.tenantId, question, ALL_PEOPLE);
  const since = windowStart(time.at);
  const best = time.isNow
    ? known
        .filter(({ lastOn }) => lastOn !== null && lastOn >= since)
        .slice(0, MOST_PEOPLE)
        .map((contact) => ({ contact, strength: strengthAt(contact.strengthSum, time.at), lastOn: contact.lastOn }))
    : (await listAccountTiesAt(deps.db, caller, known, { at: time.at, most: MOST_PEOPLE })).contacts;
  return {
    state: 'shown',
    contacts: best.map(({ contact, strength, lastOn }) => ({
      address: contact.address,
      name: contact.contactName,
      account,
      strength: presentableStrength(strength),
      lastOn,
    })),
  };
}
