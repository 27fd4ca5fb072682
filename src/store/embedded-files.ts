import type { OwnerTransaction } from './database.ts';

/** A folder of the embedded database, or a piece of one of its files; the pieces of a file follow each other. */
export type EmbeddedPiece = {
  /** Below the database's own folder, with slashes. */
  readonly path: string;
  /** The size of the whole file; null for a folder. */
  readonly size: number | null;
  readonly bytes: Uint8Array;
};

const PIECE_BYTES = 1024 * 1024;
/** Says who has the folder open; whoever opens the copy writes it anew. */
const NOT_COPIED = 'postmaster.pid';

/**
 * The files of the embedded database as they are at this moment, read through the database itself: it may be open in another
 * process. Nothing else runs in it until the transaction ends, so the files agree with each other.
 */
export async function* readEmbeddedFiles({
  query,
  script,
}: Pick<OwnerTransaction, 'query' | 'script'>): AsyncGenerator<EmbeddedPiece> {
  await script('checkpoint');
  const entries = await query<{ path: string; is_folder: boolean; size: string }>(ENTRIES);
  for (const { path, is_folder: isFolder, size: text } of entries) {
    if (path === NOT_COPIED) continue;
    if (isFolder) {
      yield { path, size: null, bytes: new Uint8Array() };
      continue;
    }
    const size = Number(text);
    let start = 0;
    do {
      const length = Math.min(PIECE_BYTES, size - start);
      const [row] = await query<{ text: string }>(PIECE, [path, start, length]);
      const bytes = Buffer.from(row?.text ?? '', 'base64');
      if (bytes.length !== length) throw new Error('A file of the database changed while it was copied.');
      yield { path, size, bytes };
      start += length;
    } while (start < size);
  }
}

// As text, since the embedded database hands bytes out far more slowly.
const PIECE = "select encode(pg_read_binary_file($1, $2::bigint, $3::bigint), 'base64') as text";

// Folders before what is in them. Of the log only what comes after the checkpoint: the rest is old, and may be much.
const ENTRIES = `
with recursive entry as (
  select name as path, about.isdir as is_folder, about.size
  from pg_ls_dir('.') as name
  cross join lateral pg_stat_file(name) as about
  union all
  select folder.path || '/' || name, about.isdir, about.size
  from (select path from entry where is_folder) as folder
  cross join lateral pg_ls_dir(folder.path) as name
  cross join lateral pg_stat_file(folder.path || '/' || name) as about
)
select path, is_folder, size
from entry
where path !~ '^pg_wal/[0-9A-F]{24}$'
  or path between
    'pg_wal/' || (select redo_wal_file from pg_control_checkpoint())
    and 'pg_wal/' || pg_walfile_name(pg_current_wal_lsn())
order by path collate "C"`;
