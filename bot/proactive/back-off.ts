const FIRST_MS = 30_000;
const LONGEST_MS = 60 * 60_000;

/** Tries after which something is not sent any more. */
export const MOST_ATTEMPTS = 8;

/**
 * Milliseconds to wait before the next try: what the channel asks for, or twice as long each time, at most an hour.
 *
 * @param attempts how often it was tried, at least once
 */
export function waitBeforeTry(attempts: number, retryAfterMs: number | undefined): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.max(retryAfterMs ?? 0, doubled);
}
