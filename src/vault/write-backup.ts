import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

/** Most of an embedded database is empty pages: more work makes it hardly smaller. */
const ZIP_LEVEL = 3;

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

/** Begins when it is asked for, and ends with whoever asks. */
async function* copyOf(transaction: OwnerTransaction): AsyncGenerator<Uint8Array> {
  const zipped = createGzip({ level: ZIP_LEVEL });
  const filled = pipeline(Readable.from(packFiles(readEmbeddedFiles(transaction))), zipped);
  // It is waited for below; until then a failure shows in what is read.
  filled.catch(() => undefined);
  try {
    yield* zipped;
    await filled;
  } finally {
    zipped.destroy();
  }
}
