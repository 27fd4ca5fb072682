import type { SqlValue } from './database.ts';

/**
 * What is said to the thread that owns the embedded database. A `begin` waits for its turn, since PGlite has one session;
 * everything until `end` belongs to that transaction. `read` is a turn of its own.
 */
export type PgliteRequest = { readonly id: number } & (
  | { readonly op: 'read'; readonly tenantId: number; readonly text: string; readonly values: readonly SqlValue[] }
  | { readonly op: 'begin'; readonly tenantId: number | null }
  | { readonly op: 'query'; readonly text: string; readonly values: readonly SqlValue[] }
  | { readonly op: 'script'; readonly text: string }
  | { readonly op: 'copy'; readonly table: string; readonly columns: readonly string[]; readonly lines: Uint8Array }
  | { readonly op: 'end'; readonly commit: boolean }
);

/** The answer to the request of the same id. */
export type PgliteReply =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };

/** The first and only word of the thread before it serves: it is open, or why not. */
export type PgliteGreeting = { readonly open: true } | { readonly open: false; readonly reason: string };

/** How the thread is started. */
export type PgliteSettings = {
  /** The folder of the data. */
  readonly dataDir: string;
  /** Where other processes on this machine reach the thread. */
  readonly socketPath: string;
  /** Whether little will be asked of it. */
  readonly isBrief: boolean;
};
