import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import type { Database } from '../../src/store/database.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { openMigrated } from '../support/migrated.ts';

/**
 * Runs a suite on the embedded database only: for what is decided before the store is reached, such as how a line is read.
 * That both databases keep the same is asked of same-store, batches, owners, sharing and killed.
 */
export function describeOnOneDatabase(holds: string, suite: (database: Database) => void): void {
  describe(holds, () => {
    let opened: Database | undefined;
    const current = (): Database => {
      if (!opened) throw new Error('The database is open in hooks and tests only.');
      return opened;
    };

    beforeAll(async () => {
      opened = await openMigrated();
    });
    beforeEach(() => emptyTables(current()));
    afterAll(() => opened?.close());

    suite({
      kind: 'pglite',
      read: (tenantId, text, values) => current().read(tenantId, text, values),
      write: (tenantId, work) => current().write(tenantId, work),
      asOwner: (work) => current().asOwner(work),
      keepChoices: () => current().keepChoices(),
      close: async () => undefined,
    });
  });
}
