import { openBot } from '../bot/open-bot.ts';
import { endOnSignals } from './http/end-on-signals.ts';
import { productionParts } from './http/production-parts.ts';
import { runService } from './http/run-service.ts';
import { readSettings, type Settings } from './http/settings.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { dropBackupKeys } from './vault/backup-keys.ts';
import { openJournal } from './vault/open-journal.ts';

const EXIT_USAGE = 2;
const EXIT_FAILED = 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown, code: number): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'The service could not start.'}\n`);
  process.exit(code);
}

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    return fail(error, EXIT_USAGE);
  }
}

const settings = settingsOrExit();
try {
  // The stand-ins and the demo's signer are loaded for the demo alone: no process in production has them.
  const demo = settings.mode === 'demo' ? await import('./demo/demo-parts.ts') : undefined;
  const parts = await (demo === undefined ? productionParts(settings) : demo.demoParts(settings, say));
  const service = await runService(settings, parts, {
    openJournal,
    openBot,
    startJobs: (deps) => startJobs({ ...deps, dropBackupKeys: () => dropBackupKeys(settings.vaultDir, deps.now()) }),
  });
  endOnSignals(service, parts.log, process.exit);
  demo?.demoWelcome(service.url, settings).forEach(say);
} catch (error) {
  fail(error, EXIT_FAILED);
}
