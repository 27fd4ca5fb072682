import type { CrowdAmount } from './account-amounts.ts';
import { crowdSize, showFrom } from './account-crowd.ts';
import { type Band, countBand, hoursBand } from './bands.ts';
import { medianOfSorted } from './median.ts';

/** What passed between one colleague and one contact in a window of days. */
export type WindowFigures = {
  readonly mailsSent: number;
  readonly mailsReceived: number;
  /** Meetings and calls. */
  readonly meetings: number;
  /** Medians; null where nobody answered. */
  readonly replySecondsByThem: number | null;
  readonly replySecondsByUs: number | null;
};

/** A healthy relationship, and whose mailbox it comes from. */
export type HealthyRelationship = {
  readonly colleague: string;
  readonly figures90: WindowFigures;
  readonly figures365: WindowFigures;
};

/** The middle healthy relationship in a window, each figure for itself, as a range; null where one colleague alone would decide it. */
export type HealthyFigures = {
  readonly mailsSent: Band | null;
  readonly mailsReceived: Band | null;
  readonly meetings: Band | null;
  readonly replyHoursByThem: Band | null;
  readonly replyHoursByUs: Band | null;
};

const SECONDS_AN_HOUR = 3_600;

/**
 * What is usual among healthy relationships, to hold one's own against: the median of each figure, as a range.
 *
 * It is a figure of a crowd (docs/decisions/0020): none when fewer than `leastColleagues` contribute, and each range is told only where it
 * stays the same whichever one colleague is left out.
 */
export function healthyFiguresOf(
  relationships: readonly HealthyRelationship[],
  window: 'figures90' | 'figures365',
  leastColleagues: number | undefined,
): HealthyFigures {
  const show = showFrom(crowdSize(leastColleagues));
  const shown = (figure: keyof WindowFigures, bandOf: (value: number) => Band): Band | null => {
    const values = relationships.flatMap(({ colleague, [window]: figures }) => {
      const value = figures[figure];
      return value === null ? [] : [{ colleague, value }];
    });
    return show(medians(values), (middle) => bandOf(middle ?? 0));
  };
  const hours = (seconds: number): Band => hoursBand(Math.round(seconds / SECONDS_AN_HOUR));
  const counts = (count: number): Band => countBand(Math.round(count));
  return {
    mailsSent: shown('mailsSent', counts),
    mailsReceived: shown('mailsReceived', counts),
    meetings: shown('meetings', counts),
    replyHoursByThem: shown('replySecondsByThem', hours),
    replyHoursByUs: shown('replySecondsByUs', hours),
  };
}

type Value = { readonly colleague: string; readonly value: number };

/** The median, and what it would be without each colleague. They are put in order once: who is left out leaves the rest in order. */
function medians(values: readonly Value[]): CrowdAmount<number | null> {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const middleOf = (rest: readonly Value[]): number | null => medianOfSorted(rest.map(({ value }) => value));
  const colleagues = new Set(values.map(({ colleague }) => colleague));
  return {
    all: middleOf(sorted),
    withoutOne: [...colleagues].map((left) => middleOf(sorted.filter(({ colleague }) => colleague !== left))),
  };
}
