import type { TenantId } from '../domain/ids.ts';
import type { Database } from '../store/database.ts';
import type { OpenJournal } from '../store/keep-choices.ts';
import { openDatabase } from '../store/open.ts';
import { openViewQueue } from '../store/view-queue.ts';
import { describeFailure, type Log } from './log.ts';
import type { TakeDelivery } from './messages.ts';
import type { Page } from './page.ts';
import { type ServeDeps, type ServeSettings, type Service, serve } from './serve.ts';
import type { Settings } from './settings.ts';

/** What differs between the ways the service can run. */
export type RunParts = {
  readonly log: Log;
  readonly now: () => number;
  readonly signIn: ServeSettings['signIn'];
  /** Whether a `Host` may be asked for. */
  readonly isHostAllowed: (host: string) => boolean;
  /** Pages beside the API. */
  readonly pages: (deps: ServeDeps, own: () => URL) => readonly Page[];
  /** How the bot is registered; unset where there is none. */
  readonly bot?: BotSettings | undefined;
  /** Before anything is opened: whatever would make a start pointless. */
  readonly check: () => Promise<void>;
  /** Before the service listens: whatever must be in the database. */
  readonly prepare: (deps: StoreDeps) => Promise<void>;
  /** Reads the mailboxes of a tenant again that wait for it; unset where nothing can be read by the service itself. */
  readonly readAgain?: ((deps: StoreDeps, tenantId: TenantId) => Promise<void>) | undefined;
};

/** How the bot is known to the channel, and the channel to the bot. */
export type BotSettings = {
  /** What the channel's tokens must name as their audience. */
  readonly appId: string;
  /** `none`: the channel asks for no proof, as in demo mode. */
  readonly credentials:
    | { readonly kind: 'password'; readonly password: string; readonly tenantId: string | undefined }
    | { readonly kind: 'none' };
  /** Where the channel's signing keys are told, given the address the service itself got. */
  readonly metadataUrl: (own: URL) => URL;
  /** Whether answers, which carry the bot's own token, may be sent there. */
  readonly isServiceAllowed: (service: URL) => boolean;
  /** Whether people are told of introductions in their working time only; in demo mode there is always somebody to watch. */
  readonly keepsQuietHours: boolean;
  /** How the bot puts itself into people's chats; unset where it may not. */
  readonly installing?: InstallSettings | undefined;
};

/** Putting the bot into people's chats through Microsoft Graph, signed in as the bot's own application. */
export type InstallSettings = {
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly appId: string;
  readonly password: string;
  /** The app's id in the organisation's catalogue. */
  readonly teamsAppId: string;
};

/** A bot that runs: its door, and the sending of what nobody asked for. */
export type RunningBot = {
  readonly take: TakeDelivery;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

/** What the service is started with besides: parts that this folder does not know. */
export type RunPlugs = {
  /** Opens the journal of choices beside the database, in the vault's folder. */
  readonly openJournal: (vaultDir: string) => Promise<OpenJournal>;
  /** Starts the work that goes on beside answering requests; whatever was left to delete is deleted when it comes back. */
  readonly startJobs: (deps: StoreDeps & JobSettings) => Promise<RunningJobs>;
  /** Opens the bot, which answers once the service listens. */
  readonly openBot: (settings: BotSettings, deps: ServeDeps, own: () => URL) => RunningBot;
};

/** What everything here works with. */
export type StoreDeps = { readonly db: Database; readonly now: () => number; readonly log: Log };

/** How jobs are to run. */
export type JobSettings = {
  readonly onFailure: (error: unknown) => void;
  readonly isRetentionOn: boolean;
  readonly readAgain: ((tenantId: TenantId) => Promise<void>) | undefined;
};

/** Jobs that run. */
export type RunningJobs = { readonly wakeJobs: () => void; readonly stop: () => Promise<void> };

/** A service that runs. */
export type RunningService = {
  readonly url: URL;
  /** Ends everything in order: requests under way finish, jobs stop, the database is closed. Twice is once. */
  readonly close: () => Promise<void>;
};

/** Milliseconds that requests under way may still take when the service ends. */
const GRACE_MS = 10_000;

/**
 * Opens the database, prepares it, and serves.
 *
 * @throws Error with a sentence for the reader when the database cannot be opened or the port is taken.
 */
export async function runService(settings: Settings, parts: RunParts, plugs: RunPlugs): Promise<RunningService> {
  await parts.check();
  const openJournal = await plugs.openJournal(settings.vaultDir);
  const db = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir, openJournal });
  const deps: StoreDeps = { db, now: parts.now, log: parts.log };
  const onFailure = (error: unknown) => parts.log('job_failed', describeFailure(error));
  const { readAgain } = parts;
  try {
    await parts.prepare(deps);
    const jobs = await plugs.startJobs({
      ...deps,
      onFailure,
      isRetentionOn: settings.mode === 'production',
      readAgain: readAgain === undefined ? undefined : (tenantId) => readAgain(deps, tenantId),
    });
    const views = openViewQueue(db, onFailure);
    const serveDeps: ServeDeps = {
      ...deps,
      wakeJobs: jobs.wakeJobs,
      noteViews: views.note,
      flushViews: views.flush,
    };
    let bot: RunningBot | undefined;
    const openBot = (botSettings: BotSettings, own: () => URL): TakeDelivery => {
      bot = plugs.openBot(botSettings, serveDeps, own);
      return bot.take;
    };
    const service = await startListening(settings, parts, serveDeps, openBot).catch(async (error: unknown) => {
      await jobs.stop();
      throw error;
    });
    bot?.start();
    parts.log('listening', { port: Number(service.url.port) });
    const close = async (): Promise<void> => {
      await service.close({ drainMs: settings.drainMs, graceMs: GRACE_MS });
      await bot?.stop();
      await views.close();
      await jobs.stop();
      await db.close();
      parts.log('stopped');
    };
    let closing: Promise<void> | undefined;
    return {
      url: service.url,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

function startListening(
  settings: Settings,
  parts: RunParts,
  deps: ServeDeps,
  openBot: (settings: BotSettings, own: () => URL) => TakeDelivery,
): Promise<Service> {
  const { host, port } = settings;
  const { signIn, isHostAllowed, bot } = parts;
  const messages = bot === undefined ? undefined : (own: () => URL) => openBot(bot, own);
  return serve({ host, port, signIn, isHostAllowed, pages: (own) => parts.pages(deps, own), messages }, deps);
}
