import { z } from 'zod';
import { AppError } from '../../src/domain/app-error.ts';
import type { Log } from '../../src/http/log.ts';
import { type Caller, readCaller } from '../../src/services/caller.ts';
import type { AskingDeps, ChoosingDeps } from '../../src/services/deps.ts';
import type { Activity } from '../activity.ts';
import type { Turn } from '../channel.ts';
import type { Words } from '../words/words.ts';
import { wordsOf } from '../words/words-of.ts';
import type { TabLink } from './tab-link.ts';

/** What the bot works with. */
export type BotDeps = AskingDeps &
  ChoosingDeps & {
    readonly log: Log;
    /** Where the tabs of the app are opened; unset where the app is in no catalogue that is known. */
    readonly tabLink?: TabLink | undefined;
  };

/** Who talks to the bot, proved by the channel, with the words for that person. */
export type Reader = {
  readonly caller: Caller;
  readonly words: Words;
  /** How the channel calls the person: an id, and a name for drafts. */
  readonly channelId: string;
  readonly name: string;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
};

/**
 * Who a turn is from: the tenant and the object id of the activity that was proved, and nothing a card or a text says. Nobody is an
 * administrator here: the channel does not tell of roles.
 *
 * @throws AppError `unknown_tenant` for a tenant that is not served, `forbidden` for an activity of nobody.
 */
export async function readReader(deps: BotDeps, { activity, entraTenantId }: Turn): Promise<Reader> {
  const { from } = activity;
  if (from.aadObjectId === undefined) throw new AppError('forbidden', 'This bot answers people only.');
  const identity = { entraTenantId, objectId: from.aadObjectId, isGuest: undefined, isAdministrator: false };
  const caller = await readCaller(deps, identity);
  const { locale, timeZone } = placeOf(activity);
  return { caller, words: wordsOf(locale, timeZone), channelId: from.id, name: from.name ?? '', locale, timeZone };
}

const clientInfoSchema = z.object({
  locale: z.string().max(100).optional().catch(undefined),
  timezone: z.string().max(100).optional().catch(undefined),
});

/** Language and time zone, as the client told them in one of two places. */
function placeOf(activity: Activity): Pick<Reader, 'locale' | 'timeZone'> {
  const told = clientInfoSchema.safeParse(activity.entities?.find(({ type }) => type === 'clientInfo'));
  const info = told.success ? told.data : {};
  return { locale: activity.locale ?? info.locale, timeZone: activity.localTimezone ?? info.timezone };
}
