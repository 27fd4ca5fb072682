/** A whole number with its thousands apart: `57,474`. */
export function numberText(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A length of time in seconds for somebody who waits: `0.8 s`, `42 s`, `3 min`. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
