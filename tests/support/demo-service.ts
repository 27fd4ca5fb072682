import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBot } from '../../bot/open-bot.ts';
import { demoParts } from '../../src/demo/demo-parts.ts';
import { prepareDemo, readDemoAgain } from '../../src/demo/prepare.ts';
import { runService } from '../../src/http/run-service.ts';
import { readSettings } from '../../src/http/settings.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import type { Database } from '../../src/store/database.ts';
import { dropBackupKeys } from '../../src/vault/backup-keys.ts';
import { openJournal } from '../../src/vault/open-journal.ts';
import { copyMadeUp } from './made-up-once.ts';

/** The demo as people start it, in this process, with a share of its mail: there in seconds. */
export type DemoService = { readonly url: URL; readonly dataDir: string; readonly stop: () => Promise<void> };

/** Share of the mail that is made up: the people whom docs and journeys speak of are all there. */
const SCALE = 0.05;

/**
 * Starts the demo with a data folder and a port of its own. What all of them begin with is made up once in a run of the tests, and copied.
 *
 * @param add what is to be in the database besides, before anybody asks
 */
export async function startDemoService(add?: (db: Database) => Promise<void>): Promise<DemoService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'acquaint-demo-'));
  await copyMadeUp(dataDir, async (madeUp) => {
    await (await startDemoIn(madeUp, undefined)).stop();
  });
  const { url, stop } = await startDemoIn(dataDir, add);
  return {
    url,
    dataDir,
    stop: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startDemoIn(
  dataDir: string,
  add: ((db: Database) => Promise<void>) | undefined,
): Promise<Omit<DemoService, 'dataDir'>> {
  const settings = readSettings({ PORT: '0', ACQUAINT_DATA: dataDir });
  const say = (): void => undefined;
  const readAgain = (
    deps: Parameters<typeof readDemoAgain>[0],
    tenantId: Parameters<typeof readDemoAgain>[1],
  ): Promise<void> => readDemoAgain(deps, tenantId, { dataDir, scale: SCALE });
  const parts = {
    ...(await demoParts(settings, say)),
    prepare: async (deps: Parameters<typeof readDemoAgain>[0]) => {
      await prepareDemo({ ...deps, say }, { dataDir, scale: SCALE });
      await add?.(deps.db);
    },
    // Reading again would put each mailbox back to what was made up.
    readAgain: add === undefined ? readAgain : undefined,
  };
  const service = await runService(settings, parts, {
    openJournal,
    openBot,
    startJobs: (deps) => startJobs({ ...deps, dropBackupKeys: () => dropBackupKeys(settings.vaultDir, deps.now()) }),
  });
  return { url: service.url, stop: () => service.close() };
}
