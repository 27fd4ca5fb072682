import type { TenantId } from '../domain/ids.ts';

/** A value that may stand for `$1`, `$2`, … in a statement. */
export type SqlValue =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly (string | null)[]
  | readonly (number | null)[];

/** Runs one statement. `Row` is the shape the statement's column list promises: dates are `YYYY-MM-DD`, bigint is a string. */
export type Query = <Row>(text: string, values?: readonly SqlValue[]) => Promise<readonly Row[]>;

/** A transaction of the tables' owner. */
export type OwnerTransaction = {
  readonly query: Query;
  /** Appends rows given in PostgreSQL's text COPY format in UTF-8 (tab-separated, `\N` for null, one line a row). */
  readonly copy: (table: string, columns: readonly string[], lines: Uint8Array) => Promise<void>;
  /** Runs a script of several statements without parameters. */
  readonly script: (text: string) => Promise<void>;
};

/**
 * The one door to the database, the same for PGlite and PostgreSQL.
 *
 * `read` and `write` run inside the wall of one tenant: as the role `acquaint_app`, with row-level security set to that
 * tenant. `asOwner` stands outside the walls and is for migrations, imports and finding a tenant by its name.
 */
export type Database = {
  readonly kind: 'pglite' | 'postgresql';
  /** One statement that reads, inside the tenant's wall. */
  readonly read: <Row>(tenantId: TenantId, text: string, values?: readonly SqlValue[]) => Promise<readonly Row[]>;
  /** A transaction inside the tenant's wall; rolled back when `work` throws. */
  readonly write: <T>(tenantId: TenantId, work: (query: Query) => Promise<T>) => Promise<T>;
  /** A transaction outside all walls; rolled back when `work` throws. */
  readonly asOwner: <T>(work: (transaction: OwnerTransaction) => Promise<T>) => Promise<T>;
  /**
   * Writes the choices that were made since the last call into the journal beside the database (choice-journal.ts). To be called
   * when the transaction of a choice has ended, before anybody is told that it holds.
   */
  readonly keepChoices: () => Promise<void>;
  /** Ends all connections; the database must not be used afterwards. */
  readonly close: () => Promise<void>;
};
