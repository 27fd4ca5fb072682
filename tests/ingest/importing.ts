import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { TenantId } from '../../src/domain/ids.ts';
import { type ImportOptions, type ImportReport, importFile } from '../../src/ingest/import-file.ts';
import type { ImportProgress } from '../../src/ingest/progress.ts';
import type { Database } from '../../src/store/database.ts';
import { ensureTenant } from '../../src/store/tenants.ts';

/** The moment at which these tests import. */
export const NOW = Date.UTC(2024, 6, 1, 12);

/** The domain of the tenant that imports. */
const DOMAIN = 'contoso.example';

/** Progress that nobody watches. */
export const UNWATCHED: ImportProgress = {
  start: () => undefined,
  read: () => undefined,
  phase: () => undefined,
  end: () => undefined,
};

/** What a test says about its import; all else is as usual. */
export type Given = Partial<Omit<ImportOptions, 'file' | 'usersFile'>> & {
  readonly now?: number;
  /** Lines of a users file: objects, or text as it stands. */
  readonly users?: readonly (object | string)[];
  readonly gzip?: boolean;
};

/** The tenant that imports. */
export function contoso(database: Database): Promise<TenantId> {
  return ensureTenant(database, { name: 'Contoso', domains: [DOMAIN] });
}

/** Writes lines into a file that is gone after `work`. */
export async function withFile<T>(content: string | Uint8Array, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
  try {
    const file = join(folder, 'file');
    await writeFile(file, content);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Imports a file of these bytes. */
export async function importBytes(
  database: Database,
  content: string | Uint8Array,
  { now = NOW, users, gzip = false, ...given }: Given = {},
): Promise<ImportReport> {
  const tenantId = given.tenantId ?? (await contoso(database));
  const importIt = (file: string, usersFile: string | undefined) =>
    importFile(
      { db: database, now: () => now },
      { format: 'graph', domains: [DOMAIN], progress: UNWATCHED, ...given, file, usersFile, tenantId },
    );
  return withFile(gzip ? gzipSync(content) : content, (file) =>
    users === undefined
      ? importIt(file, undefined)
      : withFile(asLines(users), (usersFile) => importIt(file, usersFile)),
  );
}

/** Imports these lines: objects become JSON, text stays as it is. */
export function importLines(
  database: Database,
  lines: readonly (object | string)[],
  given: Given = {},
): Promise<ImportReport> {
  return importBytes(database, asLines(lines), given);
}

/** One line each. */
export function asLines(lines: readonly (object | string)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

/** Rows of a table of the tenant, as the test needs them. */
export function rowsOf<Row>(database: Database, text: string): Promise<readonly Row[]> {
  return database.asOwner(({ query }) => query<Row>(text));
}
