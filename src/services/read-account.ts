import { type AccountFigures, accountFiguresOf } from '../domain/account-figures.ts';
import { AppError } from '../domain/app-error.ts';
import { type Day, mondayOf } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import { presentableStrength, strengthAt } from '../domain/strength.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { listAccountContacts } from '../store/account-contacts.ts';
import { listAggregatedHistories } from '../store/aggregated-histories.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { readLeastColleagues } from '../store/tenant-settings.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';
import { windowStart } from './evidence.ts';
import { readAccountDomain, referenceOf } from './question.ts';

/** De-identified figures of an account, or why there are none. */
export type AggregatedFigures =
  | { readonly state: 'shown'; readonly figures: AccountFigures }
  /** Fewer colleagues contribute than a crowd, nobody does, or one of them decides each figure: all look the same. */
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
  /** The day as of which people are listed. */
  readonly asOf: Day;
  /** As of the Monday (UTC) of the week of `asOf`. */
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
 * People are listed as of now. The figures cover the 365 days before the Monday (UTC) of this week, the same for everybody
 * all week, and cannot be asked for another day: the difference of two days would be what one colleague did in between.
 *
 * @throws AppError `invalid_input` for what is no account; `consent_required` when the consent covers neither.
 */
export async function readAccount(deps: Deps, caller: Caller, input: { readonly domain: string }): Promise<Account> {
  const account = readAccountDomain(input.domain);
  const consents = await listGrantedConsents(deps.db, caller.tenantId);
  const withFigures = isShownTo(caller.role, 'aggregatedInsights', consents);
  const withPeople = isShownTo(caller.role, 'identifiableInsights', consents);
  if (!withFigures && !withPeople) {
    throw new AppError('consent_required', 'The administrator has not consented to insights about accounts.');
  }
  const { asOf, at } = referenceOf(deps.now(), undefined);
  const [figures, people] = await Promise.all([
    withFigures ? readFigures(deps, caller, account, mondayOf(asOf)) : CONSENT_REQUIRED,
    withPeople ? listPeople(deps, caller, account, at) : CONSENT_REQUIRED,
  ]);
  return { account, asOf, figures, people };
}

const CONSENT_REQUIRED = { state: 'consent_required' } as const;

/** The same for everybody who asks: whoever asks, what others share goes in, the asker's own mailbox like any other. */
async function readFigures(deps: Deps, caller: Caller, account: string, at: Day): Promise<AggregatedFigures> {
  const span = { from: windowStart(at), to: at };
  const [leastColleagues, histories] = await Promise.all([
    readLeastColleagues(deps.db, caller.tenantId),
    listAggregatedHistories(deps.db, caller.tenantId, account, span),
  ]);
  const byColleague = Map.groupBy(histories, (one) => one.colleagueId);
  const contributions = [...byColleague].map(([colleagueId, ties]) => ({
    colleague: String(colleagueId),
    ties: ties.map((tie) => ({ contact: tie.contactId, history: tie.history })),
  }));
  const answer = accountFiguresOf(contributions, { at, level: 'year', leastColleagues });
  switch (answer.state) {
    case 'ok':
      return { state: 'shown', figures: answer.figures };
    case 'too few colleagues':
      return { state: 'too_few_people', atLeast: answer.neededColleagues };
  }
}

async function listPeople(deps: Deps, caller: Caller, account: string, at: Day): Promise<AccountPeople> {
  const question = { account, askerId: caller.colleagueId ?? null, isGuest: caller.role === 'guest' };
  const known = await listAccountContacts(deps.db, caller.tenantId, question, ALL_PEOPLE);
  const since = windowStart(at);
  const best = known.filter(({ lastOn }) => lastOn !== null && lastOn >= since).slice(0, MOST_PEOPLE);
  return {
    state: 'shown',
    contacts: best.map((contact) => ({
      address: contact.address,
      name: contact.contactName,
      account,
      strength: presentableStrength(strengthAt(contact.strengthSum, at)),
      lastOn: contact.lastOn,
    })),
  };
}
