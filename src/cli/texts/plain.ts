/** A whole number with its thousands apart: `57,474`. */
export function numberText(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A length of time in seconds for somebody who waits: `0.8 s`, `42 s`, `3 min`. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** An instant in UTC: `2026-11-24 07:05:12 UTC`. @param moment milliseconds since 1970 */
export function momentText(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The first of a list, and how many more there are. @param total how many there are in all, where only some are given */
export function firstOf(lines: readonly string[], most: number, total: number = lines.length): readonly string[] {
  const shown = lines.slice(0, most);
  return total > shown.length ? [...shown, `  and ${numberText(total - shown.length)} more`] : shown;
}
