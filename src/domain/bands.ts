/**
 * A range of whole numbers that stands for an exact one: from and to included, `to` null for everything above. Each band
 * is one object, so that `===` tells whether two numbers are in the same one.
 */
export type Band = { readonly from: number; readonly to: number | null };

const COUNTS = scaleOf([0, 1, 6, 11, 26, 51, 101, 251, 501, 1001, 2501, 5001, 10_001, 25_001, 50_001], 100_001);
const DAYS = scaleOf([0, 8, 31, 61, 91], 181);
const MINUTES = scaleOf([0, 16, 31, 46, 61, 91, 121], 241);
const HOURS = scaleOf([0, 2, 5, 9, 25, 49, 97], 169);

/** 0, 1-5, 6-10, 11-25, 26-50, 51-100, 101-250, … 100,001 and more. */
export function countBand(count: number): Band {
  return bandOf(count, COUNTS);
}

/** Days ago: 0-7, 8-30, 31-60, 61-90, 91-180, 181 and more. */
export function daysBand(days: number): Band {
  return bandOf(days, DAYS);
}

/** Minutes of a meeting: 0-15, 16-30, 31-45, 46-60, 61-90, 91-120, 121-240, 241 and more. */
export function minutesBand(minutes: number): Band {
  return bandOf(minutes, MINUTES);
}

/** Hours to an answer: 0-1, 2-4, 5-8, 9-24, 25-48, 49-96, 97-168, 169 and more. */
export function hoursBand(hours: number): Band {
  return bandOf(hours, HOURS);
}

/** All bands of one kind of number: those with an end, and the one above them. */
type Scale = { readonly bands: readonly { readonly from: number; readonly to: number }[]; readonly above: Band };

/** Each edge begins a band that ends before the next. */
function scaleOf(edges: readonly number[], above: number): Scale {
  const bands = edges.map((from, index) => ({ from, to: (edges[index + 1] ?? above) - 1 }));
  return { bands, above: { from: above, to: null } };
}

/** The band of a value of 0 or more, rounded up to whole. */
function bandOf(value: number, { bands, above }: Scale): Band {
  return bands.find(({ to }) => value <= to) ?? above;
}
