import { dayText } from '../../src/ui/dates.ts';
import { countText, shareText } from '../../src/ui/numbers.ts';

/** How days, shares and counts are written for one reader. */
export type Formats = {
  /** A day (`YYYY-MM-DD`), or the day of an instant (RFC 3339) where the reader is. */
  readonly day: (instant: string) => string;
  /** A share (0..1). */
  readonly share: (share: number) => string;
  readonly count: (count: number) => string;
};

/** The ways of writing of a language and country. */
export function formatsOf(locale: string): Formats {
  return {
    day: (instant) => dayText(instant, locale),
    share: (share) => shareText(share, locale),
    count: (count) => countText(count, locale),
  };
}
