import { addDays } from '../../domain/calendar.ts';
import { listReceipts, type Receipt } from '../../store/receipts.ts';
import { listTenants } from '../../store/tenants.ts';
import { dropBackupKeys, KEY_DAYS } from '../../vault/backup-keys.ts';
import { restoreBackup } from '../../vault/restore-backup.ts';
import { writeBackup } from '../../vault/write-backup.ts';
import { type CommandDeps, type Environment, storeSettingsOf, withStore } from '../store.ts';
import { say, type Terminal } from '../terminal.ts';
import { type ErasedAgain, erasedAgainLines } from '../texts/erased-again.ts';
import { numberText } from '../texts/plain.ts';
import type { AddCommand, GlobalOptions } from './command.ts';

const RECEIPTS_AT_ONCE = 500;

/** `acquaint backup write|restore FILE` */
export const addBackup: AddCommand = (program, { terminal, environment }) => {
  const backup = program.command('backup').description('backups that nobody can read after 30 days');
  backup
    .command('write')
    .description('write a full backup, sealed with the key of the day')
    .argument('<file>', 'a file that is not there yet')
    .action((file: string, _options, command) => runWrite(file, command.optsWithGlobals(), environment, terminal));
  backup
    .command('restore')
    .description('restore a backup into an empty database, and erase again what was erased since')
    .argument('<file>', 'what `backup write` wrote')
    .action((file: string, _options, command) => runRestore(file, command.optsWithGlobals(), environment, terminal));
};

async function runWrite(file: string, options: GlobalOptions, environment: Environment, terminal: Terminal) {
  const { url } = storeSettingsOf(options, environment);
  await withStore(options, environment, async ({ db, vaultDir, now }) => {
    await dropBackupKeys(vaultDir, now());
    const { bytes, day } = await writeBackup(file, { db, url, vaultDir, environment, now: now() });
    say(terminal, `${file}: ${numberText(bytes)} bytes. Its key is destroyed on ${addDays(day, KEY_DAYS)}.`);
  });
}

async function runRestore(file: string, options: GlobalOptions, environment: Environment, terminal: Terminal) {
  const { url, dataDir, vaultDir } = storeSettingsOf(options, environment);
  const startedAt = Date.now();
  await dropBackupKeys(vaultDir, startedAt);
  const day = await restoreBackup(file, { url, dataDir, vaultDir, environment, now: startedAt });
  // Opening it has it agree with the journal, and what was erased since is erased again before anything else is done.
  await withStore(options, environment, async (deps) => {
    say(terminal, [`The backup of ${day} is restored.`, ...erasedAgainLines(await listErased(deps, startedAt))]);
  });
}

/** What was deleted since a moment, in all tenants. */
async function listErased({ db }: CommandDeps, since: number): Promise<readonly ErasedAgain[]> {
  const erased: ErasedAgain[] = [];
  for (const { tenantId, name } of await listTenants(db)) {
    let after: Receipt | undefined;
    do {
      const page: readonly Receipt[] = await listReceipts(db, tenantId, { limit: RECEIPTS_AT_ONCE, after });
      for (const receipt of page) {
        if (receipt.goneFromAppAt !== null && receipt.goneFromAppAt >= since) erased.push({ tenant: name, receipt });
      }
      after = page.length < RECEIPTS_AT_ONCE ? undefined : page.at(-1);
    } while (after !== undefined);
  }
  return erased;
}
