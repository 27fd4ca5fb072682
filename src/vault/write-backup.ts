import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Day, dayOf } from '../domain/calendar.ts';
import type { Database, OwnerTransaction } from '../store/database.ts';
import { readEmbeddedFiles } from '../store/embedded-files.ts';
import { readInstallation } from '../store/installation.ts';
import { packFiles } from './packed-files.ts';
import { dumpOf, type Environment } from './postgresql-programs.ts';
import { writeSealedFile } from './sealed-file.ts';

/** What a backup is made of. */
export type BackupSource = {
  /** Open, and so in agreement with the journal of choices. */
  readonly db: Database;
  /** The URL of a PostgreSQL database; undefined for the embedded one. */
  readonly url: string | undefined;
  readonly vaultDir: string;
  readonly environment: Environment;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** What was written. */
export type WrittenBackup = {
  readonly bytes: number;
  /** Whose key it was sealed with. */
  readonly day: Day;
};

/**
 * Writes a full backup of the database, sealed with the key of the day. The embedded database does nothing else meanwhile.
 *
 * @throws Error with a sentence for the reader when the file is there already, or a program is missing or fails
 */
export async function writeBackup(path: string, source: BackupSource): Promise<WrittenBackup> {
  const { db, url, vaultDir, environment } = source;
  // The key is that of a day on which, or before which, the copy is made: it never outlives what is in it.
  const day = dayOf(source.now);
  const installationId = await db.asOwner(readInstallation);
  const seal = { kind: db.kind, installationId, day };
  if (url === undefined) {
    await db.asOwner((transaction) => writeSealedFile(path, seal, vaultDir, copyOf(transaction)));
  } else {
    await writeSealedFile(path, seal, vaultDir, dumpOf(url, environment));
  }
  return { bytes: (await stat(path)).size, day };
}

function copyOf(transaction: OwnerTransaction): AsyncIterable<Uint8Array> {
  const packed = Readable.from(packFiles(readEmbeddedFiles(transaction)));
  const zipped = createGzip({ level: 3 });
  packed.once('error', (error) => zipped.destroy(error));
  return packed.pipe(zipped);
}
