import type { Sent } from '../channel.ts';
import { ChannelFailure } from './channel-http.ts';

/** Awaits what is being sent, and says what became of it. */
export async function sentOf(sending: Promise<string | undefined>): Promise<Sent> {
  try {
    return { outcome: 'sent', activityId: await sending };
  } catch (error) {
    return error instanceof ChannelFailure ? outcomeOf(error) : { outcome: 'unsure' };
  }
}

function outcomeOf({ status, retryAfterMs, isUnsent }: ChannelFailure): Sent {
  if (status === undefined) return isUnsent ? { outcome: 'unsent' } : { outcome: 'unsure' };
  switch (status) {
    case 403:
    case 404:
      return { outcome: 'gone' };
    // What stands between may have passed it on before it gave up.
    case 408:
    case 504:
      return { outcome: 'unsure' };
    // Ours to set right (401, 412), or too much at once: later it can be delivered.
    case 401:
    case 412:
    case 429:
      return { outcome: 'busy', retryAfterMs };
  }
  return status >= 500 ? { outcome: 'busy', retryAfterMs } : { outcome: 'refused' };
}
