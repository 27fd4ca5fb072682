import { setTimeout as wait } from 'node:timers/promises';
import { sentOf } from './sent.ts';

/** Tries in a turn. */
const MOST_TRIES = 3;
/** The longest wait between two of them: the channel gives a turn some fifteen seconds. */
const LONGEST_WAIT_MS = 4_000;
const FIRST_WAIT_MS = 500;

/**
 * Says something in a turn, and again when the channel was too busy to take it; never when it may have been delivered.
 *
 * @throws whatever the last try failed with
 */
export async function sayPatiently(say: () => Promise<string | undefined>): Promise<string | undefined> {
  for (let tried = 1; ; tried += 1) {
    const saying = say();
    const sent = await sentOf(saying);
    const isUndelivered = sent.outcome === 'busy' || sent.outcome === 'unsent';
    if (!isUndelivered || tried === MOST_TRIES) return saying;
    const askedMs = sent.outcome === 'busy' ? (sent.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(askedMs, FIRST_WAIT_MS * 2 ** (tried - 1));
    if (waitMs > LONGEST_WAIT_MS) return saying;
    await wait(waitMs);
  }
}
