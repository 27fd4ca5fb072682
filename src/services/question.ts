import { accountOf } from '../domain/account.ts';
import { domainOf, normaliseAddress, normaliseDomain } from '../domain/address.ts';
import { AppError } from '../domain/app-error.ts';
import { asOfNow } from '../domain/as-of.ts';
import { type Day, dayOf } from '../domain/calendar.ts';
import { type GrantedConsent, isShownTo } from '../policy/consent-in-force.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';

/** The day an answer is about, and the day to ask the formulas with: they count the days before it. */
export type Reference = { readonly asOf: Day; readonly at: Day };

/** Now (today's mail counts) or, when a day is given, the start of that day. */
export function referenceOf(now: number, at: Day | undefined): Reference {
  return at === undefined ? { asOf: dayOf(now), at: asOfNow(now) } : { asOf: at, at };
}

/**
 * The contact somebody asks about, as far as the address itself says.
 *
 * @throws AppError `invalid_input` naming `address`.
 */
export function readContactAddress(raw: string): Omit<ContactShown, 'name'> {
  const address = normaliseAddress(raw)?.address;
  if (address === undefined) {
    throw new AppError('invalid_input', 'That is not a mail address.', [
      { field: 'address', problem: 'not a mail address such as yvonne@fourthcoffee.com' },
    ]);
  }
  return { address, account: accountOf(domainOf(address)) ?? null };
}

/**
 * The account somebody asks about: the registrable domain of what was typed.
 *
 * @throws AppError `invalid_input` naming `domain`, also for free-mail domains, which are no account.
 */
export function readAccountDomain(raw: string): string {
  const domain = normaliseDomain(raw);
  if (domain === undefined) {
    throw new AppError('invalid_input', 'That is not a domain.', [
      { field: 'domain', problem: 'not a domain such as fourthcoffee.com' },
    ]);
  }
  const account = accountOf(domain);
  if (account === undefined) {
    throw new AppError('invalid_input', 'People with addresses there have no company in common.', [
      { field: 'domain', problem: 'a free-mail or public domain is no account' },
    ]);
  }
  return account;
}

/**
 * Lets a question about who knows whom through, or refuses it. Depends on the tenant's consent alone, never on anybody's
 * own choice.
 *
 * @throws AppError `consent_required`
 */
export function requireIdentifiable(caller: Caller, consents: readonly GrantedConsent[]): void {
  if (isShownTo(caller.role, 'identifiableInsights', consents)) return;
  const isForOthers = caller.role === 'guest' && isShownTo('colleague', 'identifiableInsights', consents);
  throw new AppError(
    'consent_required',
    isForOthers
      ? 'The administrator has not opened this to guests.'
      : 'The administrator has not consented to showing who knows whom.',
  );
}

/** The name to show for a contact: the one seen last, then the first by the alphabet. */
export function nameOf(
  seen: readonly { readonly contactName: string | null; readonly contactNameOn: Day | null }[],
): string | null {
  const named = seen.flatMap((one) =>
    one.contactName === null ? [] : [{ name: one.contactName, on: one.contactNameOn ?? '' }],
  );
  named.sort((a, b) => (a.on === b.on ? (a.name < b.name ? -1 : 1) : a.on > b.on ? -1 : 1));
  return named[0]?.name ?? null;
}

/** The newest of some days. */
export function newestOf(days: readonly (Day | null)[]): Day | null {
  return days.reduce((newest, day) => (day !== null && (newest === null || day > newest) ? day : newest), null);
}
