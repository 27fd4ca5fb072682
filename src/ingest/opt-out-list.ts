import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { normaliseAddress } from '../domain/address.ts';
import { AppError } from '../domain/app-error.ts';
import type { OptOutList } from '../store/opt-outs.ts';
import { inspectFile } from './file-kind.ts';

/** A row of the list, with the number of its (last) line, counted from 1. */
type Row = { readonly cells: readonly string[]; readonly line: number };

/** One line of the list says one of these. */
type Entry = { readonly groupId: string } | { readonly objectId: string } | { readonly address: string };

/** An object id. A name or an alias would be taken for somebody, and leave nobody out. */
const OBJECT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Reads the opt-out list of an earlier consent form: CSV with the columns `type,id`, with or without a head. `type` is `group` or `user`;
 * `id` is an object id, for a user also a mail address.
 *
 * @throws AppError `invalid_input` naming the first line that says neither, and why: whoever was meant by it would be read
 */
export async function readOptOutList(file: string): Promise<OptOutList> {
  await inspectFile(file);
  const rows = rowsOf(await readFile(file)).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = rows;
  const isHead = first !== undefined && first.cells.slice(0, 2).join().toLowerCase() === 'type,id';
  const entries = rows.slice(isHead ? 1 : 0).map(entryOf);
  if (entries.length === 0) throw new AppError('invalid_input', 'The opt-out list has nobody on it.');
  return {
    groupIds: unique(entries.flatMap((entry) => ('groupId' in entry ? entry.groupId : []))),
    objectIds: unique(entries.flatMap((entry) => ('objectId' in entry ? entry.objectId : []))),
    addresses: unique(entries.flatMap((entry) => ('address' in entry ? entry.address : []))),
  };
}

function rowsOf(bytes: Buffer): readonly Row[] {
  const lines: number[] = [];
  try {
    const rows = parse(bytes, {
      bom: true,
      delimiter: [',', ';'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record: string[], info) => {
        lines.push(info.lines);
        return record;
      },
    });
    return rows.map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: lines[index] ?? 0 }));
  } catch (error) {
    // The parser's own message would quote the line.
    if (error instanceof CsvError) throw refusal(Number(error['lines']), 'its quotation marks do not match');
    throw error;
  }
}

function entryOf({ cells, line }: Row): Entry {
  const [type = '', id = '', ...more] = cells;
  const kind = ['group', 'user'].find((one) => one === type.toLowerCase());
  if (kind === undefined) throw refusal(line, 'the type is neither group nor user');
  if (id === '') throw refusal(line, 'the id is missing');
  if (more.some((cell) => cell !== '')) throw refusal(line, 'it has more than two columns, type and id');
  if (kind === 'group') return { groupId: readObjectId(id, line, 'the id is not the object id of a group') };
  if (id.includes('@')) return { address: readAddress(id, line) };
  return { objectId: readObjectId(id, line, 'the id is neither an object id nor a mail address') };
}

function readObjectId(text: string, line: number, otherwise: string): string {
  const objectId = text.toLowerCase();
  if (!OBJECT_ID.test(objectId)) throw refusal(line, otherwise);
  return objectId;
}

function readAddress(text: string, line: number): string {
  const address = normaliseAddress(text)?.address;
  if (address === undefined) throw refusal(line, 'the id is not a mail address');
  return address;
}

function refusal(line: number, reason: string): AppError {
  return new AppError('invalid_input', `Line ${line} of the opt-out list: ${reason}. Nothing was changed.`);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
