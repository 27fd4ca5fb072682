import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { MailboxesRows } from '../store/mailbox-batches.ts';
import type { LeftOut } from './item.ts';

/** The formats a file may have. */
export type ImportFormat = 'tsv' | 'graph';

/** What a thread of an import has to know from the start. */
export type ThreadSettings = {
  readonly file: string;
  readonly format: ImportFormat;
  readonly tenantId: TenantId;
  readonly domains: readonly string[];
  /** Canonical owner keys by every id and address the directory knows. */
  readonly owners: ReadonlyMap<string, string>;
  /** Canonical keys of owners whose mailbox must not be read. */
  readonly refused: ReadonlySet<string>;
  readonly folder: string;
  readonly thread: number;
  readonly parts: number;
  readonly now: number;
};

/** A piece of the file: bytes at a place in it, or (of a compressed file) the bytes themselves. */
export type Chunk =
  | { readonly index: number; readonly start: number; readonly end: number }
  | { readonly index: number; readonly bytes: Uint8Array };

/** A line that could not be read: its number in its piece, and why. Never its content. */
export type BadLine = { readonly line: number; readonly reason: string };

/** What reading a piece brought. */
export type ChunkReport = {
  readonly index: number;
  /** All lines, and those with something on them. */
  readonly lines: number;
  readonly filled: number;
  readonly items: number;
  readonly leftOut: Partial<Record<LeftOut, number>>;
  readonly badCount: number;
  readonly bad: readonly BadLine[];
  /** Canonical keys of owners not met by this thread before. */
  readonly owners: readonly string[];
};

/** A mailbox that may be read: its owner and all the owner's addresses. */
export type Mailbox = { readonly colleagueId: ColleagueId; readonly addresses: readonly string[] };

/** What a thread is asked to do. */
export type ThreadRequest =
  | { readonly op: 'read'; readonly chunk: Chunk }
  | { readonly op: 'flush' }
  | { readonly op: 'mailboxes'; readonly mailboxes: ReadonlyMap<string, Mailbox> }
  | { readonly op: 'tally'; readonly part: number };

/** What tallying a part brought: rows to write, and what was left out on the way. */
export type PartReport = { readonly rows: MailboxesRows; readonly leftOut: Partial<Record<LeftOut, number>> };

/** The answers, in the order of the requests. */
export type ThreadReply =
  | { readonly op: 'read'; readonly report: ChunkReport }
  | { readonly op: 'done' }
  | { readonly op: 'tally'; readonly report: PartReport }
  | { readonly op: 'failed'; readonly message: string };
