import type { CrowdAmount } from './account-amounts.ts';
import type { Band } from './bands.ts';

/** Shows the value of an amount, or null when those who contribute are no crowd or one of them alone decides the value. */
export type Show = <Amount, Value extends number | string | Band>(
  amount: CrowdAmount<Amount>,
  shownAs: (amount: Amount) => Value,
) => Value | null;

/** Colleagues that must contribute when nothing else is set. */
export const USUAL_CROWD = 5;
/** No setting goes below this. */
const SMALLEST_CROWD = 3;

/** Colleagues that must contribute to each figure: what is set, 5 when nothing is, never below 3. */
export function crowdSize(leastColleagues: number | undefined): number {
  return Math.max(SMALLEST_CROWD, leastColleagues ?? USUAL_CROWD);
}

/**
 * The rule of a crowd or nothing: a value is shown when at least `crowd` colleagues contribute and it stays the same
 * without any one of them; else it is null, and why is not told.
 *
 * So whatever is shown says the same with and without each single colleague. Nobody's opting out, coming back or hiding
 * a contact turns one value into another, and no two answers tell one colleague's part by their difference.
 */
export function showFrom(crowd: number): Show {
  return (amount, shownAs) => {
    // Asked with >=, so that a senseless setting (NaN) shows nothing rather than everything.
    const isCrowd = amount.withoutOne.length >= crowd;
    if (!isCrowd) return null;
    const value = shownAs(amount.all);
    return amount.withoutOne.every((rest) => shownAs(rest) === value) ? value : null;
  };
}
