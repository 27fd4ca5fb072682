// An account: what a crowd adds up to (law 5), and the people there.
import { accountOf } from '../../src/domain/account.ts';
import { accountFiguresOf } from '../../src/domain/account-figures.ts';
import { domainOf } from '../../src/domain/address.ts';
import { addDays, type Day, dayOf, mondayOf } from '../../src/domain/calendar.ts';
import type { History } from '../../src/domain/connection.ts';
import { presentableStrength, strengthAt } from '../../src/domain/strength.ts';
import { nameOf, referenceOf } from '../../src/services/question.ts';
import type { Account, AggregatedFigures } from '../../src/services/read-account.ts';
import { latestOf } from './candidates.ts';
import { isGrantedTo } from './model.ts';
import { Refused } from './refused.ts';
import type { Asker, Tenant } from './tenant.ts';
import { isBulkSender, namedOf, othersTies, ownTies, sharedTies } from './visible.ts';

/** An account, as somebody may see it. */
export function accountAnswer(tenant: Tenant, asker: Asker, account: string, now: number): Account {
  const withFigures = isGrantedTo(tenant, 'aggregatedInsights', asker.role);
  const withPeople = isGrantedTo(tenant, 'identifiableInsights', asker.role);
  if (!withFigures && !withPeople) throw new Refused('consent_required');
  const { asOf } = referenceOf(now, undefined);
  return {
    account,
    asOf,
    figures: withFigures ? figuresOf(tenant, asker, account, now) : { state: 'consent_required' },
    people: withPeople
      ? { state: 'shown', contacts: peopleOf(tenant, asker, account, now) }
      : { state: 'consent_required' },
  };
}

/** From everybody who shares, whoever asks, and from the year before this week's Monday. */
function figuresOf(tenant: Tenant, { role }: Asker, account: string, now: number): AggregatedFigures {
  const at = mondayOf(dayOf(now));
  const ties = sharedTies(tenant, 'aggregatedInsights', role, now).flatMap(({ owner, contact, history }) => {
    const inYear = within(history, addDays(at, -365), at);
    const isNothing = inYear.days.length + inYear.meetings.length === 0;
    return isNothing || accountOf(domainOf(contact)) !== account ? [] : [{ owner, contact, history: inYear }];
  });
  const byOwner = Map.groupBy(ties, ({ owner }) => owner);
  const contributions = [...byOwner].map(([owner, some]) => ({ colleague: String(owner.serial), ties: some }));
  const { leastColleagues } = tenant;
  const answer = accountFiguresOf(contributions, { at, level: 'year', leastColleagues });
  if (answer.state === 'ok') return { state: 'shown', figures: answer.figures };
  return { state: 'too_few_people', atLeast: leastColleagues };
}

function within({ days, meetings }: History, from: Day, before: Day): History {
  const isWithin = (day: Day) => day >= from && day < before;
  return {
    days: days.filter(({ day }) => isWithin(day)),
    meetings: meetings.filter(({ startsAt }) => isWithin(dayOf(startsAt))),
  };
}

function peopleOf(tenant: Tenant, asker: Asker, account: string, now: number) {
  const { at } = referenceOf(now, undefined);
  return accountContacts(tenant, asker, account, now)
    .filter(({ lastOn }) => (lastOn ?? '') >= addDays(at, -365))
    .map(({ address, name, strengthSum, lastOn }) => {
      return { address, name, account, strength: presentableStrength(strengthAt(strengthSum, at)), lastOn };
    });
}

/** Contacts of an account with the ties to them that an asker may see, best known first. */
export function accountContacts(tenant: Tenant, asker: Asker, account: string, now: number) {
  const visible = [...othersTies(tenant, asker, now), ...ownTies(tenant, asker, now)];
  const byContact = Map.groupBy(
    visible.filter(({ contact }) => accountOf(domainOf(contact)) === account),
    ({ contact }) => contact,
  );
  return [...byContact]
    .filter(([, ties]) => !isBulkSender(ties))
    .map(([address, ties]) => {
      const inOrder = [...ties].sort((a, b) => a.owner.serial - b.owner.serial);
      const strengthSum = inOrder.reduce((sum, tie) => sum + tie.strengthSum, 0);
      return { address, ties, strengthSum, lastOn: latestOf(ties), name: nameOf(ties.map(namedOf)) };
    })
    .sort((a, b) => b.strengthSum - a.strengthSum || (a.address < b.address ? -1 : 1));
}
