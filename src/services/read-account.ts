import type { AccountFigures } from '../domain/account-figures.ts';
import type { Day } from '../domain/calendar.ts';
import type { Strength } from '../domain/figures.ts';
import type { ContactShown } from './answer.ts';
import type { Caller } from './caller.ts';
import type { Deps } from './deps.ts';

/** De-identified figures of an account, or why there are none. */
export type AggregatedFigures =
  | { readonly state: 'shown'; readonly figures: AccountFigures }
  /** Fewer colleagues contribute than a crowd, or nobody: the two look the same. */
  | { readonly state: 'too_few_people'; readonly atLeast: number }
  | { readonly state: 'consent_required' };

/** The contacts at the account whom the asker may see. */
export type AccountPeople =
  | {
      readonly state: 'shown';
      readonly contacts: readonly (ContactShown & { readonly strength: Strength; readonly lastOn: Day | null })[];
    }
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

export async function readAccount(
  _deps: Deps,
  _caller: Caller,
  _input: { readonly domain: string; readonly at?: Day | undefined },
): Promise<Account> {
  throw new Error('in the making');
}
