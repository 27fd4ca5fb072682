/** A range of whole numbers that stands for an exact one: from and to included, `to` null for everything above. */
export type Band = { readonly from: number; readonly to: number | null };

const COUNT_EDGES: readonly number[] = [
  0, 1, 6, 11, 26, 51, 101, 251, 501, 1001, 2501, 5001, 10_001, 25_001, 50_001, 100_001,
];
const DAY_EDGES: readonly number[] = [0, 8, 31, 61, 91, 181];
const MINUTE_EDGES: readonly number[] = [0, 16, 31, 46, 61, 91, 121, 241];
const HOUR_EDGES: readonly number[] = [0, 2, 5, 9, 25, 49, 97, 169];

/** 0, 1-5, 6-10, 11-25, 26-50, 51-100, 101-250, … 100,001 and more. */
export function countBand(count: number): Band {
  return bandOf(count, COUNT_EDGES);
}

/** Days ago: 0-7, 8-30, 31-60, 61-90, 91-180, 181 and more. */
export function daysBand(days: number): Band {
  return bandOf(days, DAY_EDGES);
}

/** Minutes of a meeting: 0-15, 16-30, 31-45, 46-60, 61-90, 91-120, 121-240, 241 and more. */
export function minutesBand(minutes: number): Band {
  return bandOf(minutes, MINUTE_EDGES);
}

/** Hours to an answer: 0-1, 2-4, 5-8, 9-24, 25-48, 49-96, 97-168, 169 and more. */
export function hoursBand(hours: number): Band {
  return bandOf(hours, HOUR_EDGES);
}

/** The band of a value of 0 or more, rounded up to whole; each edge begins a band. */
function bandOf(value: number, edges: readonly number[]): Band {
  const whole = Math.max(0, Math.ceil(value));
  const next = edges.findIndex((edge) => edge > whole);
  if (next === -1) return { from: edges.at(-1) ?? 0, to: null };
  return { from: edges[next - 1] ?? 0, to: (edges[next] ?? 0) - 1 };
}
