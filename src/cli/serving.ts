import { openBot } from '../../bot/open-bot.ts';
import { endOnSignals } from '../http/end-on-signals.ts';
import { productionParts } from '../http/production-parts.ts';
import { runService } from '../http/run-service.ts';
import { readSettings, type Settings } from '../http/settings.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { dropBackupKeys } from '../vault/backup-keys.ts';
import { openJournal } from '../vault/open-journal.ts';
import type { Environment } from './store.ts';
import { say, type Terminal } from './terminal.ts';

/** What runs beside the service, and ends before it. */
export type Beside = (service: URL, settings: Settings) => Promise<{ readonly close: () => Promise<void> }>;

/**
 * Starts the service with settings from the environment; it then runs until a signal ends the process.
 *
 * @param beside started once the service listens
 */
export async function startServing(environment: Environment, terminal: Terminal, beside?: Beside): Promise<void> {
  const settings = readSettings(environment);
  const tell = (line: string) => say(terminal, line);
  // As in main.ts: no process in production has the stand-ins.
  const demo = settings.mode === 'demo' ? await import('../demo/demo-parts.ts') : undefined;
  const parts = await (demo === undefined ? productionParts(settings) : demo.demoParts(settings, tell));
  const service = await runService(settings, parts, {
    openJournal,
    openBot,
    startJobs: (deps) => startJobs({ ...deps, dropBackupKeys: () => dropBackupKeys(settings.vaultDir, deps.now()) }),
  });
  const other = await beside?.(service.url, settings).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await other?.close();
    await service.close();
  };
  endOnSignals({ close }, parts.log, process.exit);
  demo?.demoWelcome(service.url, settings).forEach(tell);
}
