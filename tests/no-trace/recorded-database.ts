import type { Database, OwnerTransaction, Query, SqlValue } from '../../src/store/database.ts';

/** A database whose statements can be read: what was asked, and in what shape, whatever the numbers were. */
export type RecordedDatabase = {
  readonly database: Database;
  /** What was asked since the last call; statements that run side by side have no order of their own, so by the alphabet. */
  readonly takeStatements: () => string;
};

/** Wraps a database so that every statement is noted: the same text with as many values says that the same path was taken. */
export function recordStatements(database: Database): RecordedDatabase {
  let noted: string[] = [];
  const note = (text: string, values: readonly SqlValue[] = []): void => {
    noted.push(`${text} -- ${values.map(shapeOf).join(' ')}`);
  };
  const recorded = (query: Query): Query => {
    return (text, values) => {
      note(text, values);
      return query(text, values);
    };
  };
  const recordedOwner = (transaction: OwnerTransaction): OwnerTransaction => ({
    ...transaction,
    query: recorded(transaction.query),
  });
  return {
    database: {
      ...database,
      read: (tenantId, text, values) => {
        note(text, values);
        return database.read(tenantId, text, values);
      },
      write: (tenantId, work) => database.write(tenantId, (query) => work(recorded(query))),
      asOwner: (work) => database.asOwner((transaction) => work(recordedOwner(transaction))),
    },
    takeStatements: () => {
      const taken = noted.sort().join('\n');
      noted = [];
      return taken;
    },
  };
}

function shapeOf(value: SqlValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? `${value.length} values` : typeof value;
}
