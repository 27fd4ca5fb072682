import { openDatabase } from '../store/open.ts';
import { describeFailure, type Log } from './log.ts';
import type { Page } from './page.ts';
import { type ServeDeps, type ServeSettings, serve } from './serve.ts';
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
  /** Before anything is opened: whatever would make a start pointless. */
  readonly check: () => Promise<void>;
  /** Before the service listens: whatever must be in the database. */
  readonly prepare: (deps: ServeDeps) => Promise<void>;
  /** The work that goes on beside answering requests. */
  readonly startJobs: (
    deps: ServeDeps & { readonly onFailure: (error: unknown) => void; readonly isRetentionOn: boolean },
  ) => readonly { readonly stop: () => Promise<void> }[];
};

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
export async function runService(settings: Settings, parts: RunParts): Promise<RunningService> {
  await parts.check();
  const db = await openDatabase({ url: settings.databaseUrl, dataDir: settings.dataDir });
  const deps = { db, now: parts.now, log: parts.log };
  try {
    await parts.prepare(deps);
    const { host, port } = settings;
    const { signIn, isHostAllowed } = parts;
    const pages: ServeSettings['pages'] = (own) => parts.pages(deps, own);
    const service = await serve({ host, port, signIn, isHostAllowed, pages }, deps);
    const onFailure = (error: unknown) => parts.log('job_failed', describeFailure(error));
    const jobs = parts.startJobs({ ...deps, onFailure, isRetentionOn: settings.mode === 'production' });
    parts.log('listening', { port: Number(service.url.port) });
    const close = async (): Promise<void> => {
      await service.close({ drainMs: settings.drainMs, graceMs: GRACE_MS });
      await Promise.all(jobs.map((job) => job.stop()));
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
