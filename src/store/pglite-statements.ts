import { messages, type PGlite, parse, protocol } from '@electric-sql/pglite';

/** A statement the session knows by name. */
type Prepared = {
  readonly name: string;
  /** PostgreSQL's numbers of the types that its values have. */
  readonly types: readonly number[];
  readonly columns: messages.RowDescriptionMessage | undefined;
};

/** Asks a question; the rows as objects. */
export type AskPglite = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

const { serialize } = protocol;
/** PostgreSQL's codes for a statement that has to be prepared anew: what it gives has changed, or it is gone. */
const OUTDATED: readonly string[] = ['0A000', '26000'];

/**
 * Prepares each statement once, under a name, as node-postgres does for the server: PGlite's own `query` parses and plans each question
 * anew, which takes longer than answering it.
 */
export function prepareStatements(db: PGlite): AskPglite {
  const prepared = new Map<string, Prepared>();
  let names = 0;
  const send = (message: Uint8Array) => db.execProtocolStream(message, { syncToFs: false });

  async function prepare(text: string): Promise<Prepared> {
    names += 1;
    const name = `statement_${names}`;
    await send(serialize.parse({ name, text }));
    const described = await send(serialize.describe({ type: 'S', name }));
    const columns = described.find((one) => one instanceof messages.RowDescriptionMessage);
    const statement: Prepared = { name, types: parse.parseDescribeStatementResults(described), columns };
    prepared.set(text, statement);
    return statement;
  }

  async function run(text: string, values: readonly unknown[]): Promise<readonly messages.BackendMessage[]> {
    const { name, types, columns } = prepared.get(text) ?? (await prepare(text));
    const written = values.map((value, at) => writeValue(db, value, types[at]));
    const bound = await send(serialize.bind({ statement: name, values: written }));
    return [...(columns === undefined ? [] : [columns]), ...bound, ...(await send(serialize.execute({})))];
  }

  return (text, values) =>
    db.runExclusive(async () => {
      let said: readonly messages.BackendMessage[] = [];
      try {
        said = await run(text, values);
      } catch (error) {
        if (error instanceof messages.DatabaseError && OUTDATED.includes(error.code ?? '')) prepared.delete(text);
        throw error;
      } finally {
        said = [...said, ...(await send(serialize.sync()))];
      }
      await db.syncToFs();
      return parse.parseResults([...said], db.parsers)[0]?.rows ?? [];
    });
}

function writeValue(db: PGlite, value: unknown, type: number | undefined): string | null {
  if (value === null || value === undefined) return null;
  const write = type === undefined ? undefined : db.serializers[type];
  return write === undefined ? String(value) : write(value);
}
