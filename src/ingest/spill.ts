import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Month, monthOf } from '../domain/calendar.ts';
import { type Item, writeItem } from './item.ts';

/** How much text (UTF-16 units) is gathered before it goes to disk. */
const MOST_GATHERED = 4 * 1024 * 1024;

/** Sorts items into working files, one for each part of the mailboxes and each month. */
export type Spill = {
  readonly add: (item: Item) => void;
  readonly flush: () => void;
};

/** The part (0 … parts-1) that a mailbox belongs to: the same for all items of an owner. */
export function partOf(owner: string, parts: number): number {
  let hash = 2166136261;
  for (let index = 0; index < owner.length; index += 1) hash = Math.imul(hash ^ owner.charCodeAt(index), 16777619);
  return (hash >>> 0) % parts;
}

/** Opens the working files of one reader; several readers may share the folder. */
export function openSpill(folder: string, reader: number, parts: number): Spill {
  let gathered = new Map<string, string[]>();
  let size = 0;

  function flush(): void {
    for (const [name, lines] of gathered) appendFileSync(join(folder, name), lines.join(''), { mode: 0o600 });
    gathered = new Map();
    size = 0;
  }

  return {
    add: (item) => {
      const name = `${partOf(item.owner, parts)}.${monthOf(item.at)}.${reader}`;
      const line = `${writeItem(item)}\n`;
      const lines = gathered.get(name);
      if (lines === undefined) gathered.set(name, [line]);
      else lines.push(line);
      size += line.length;
      if (size >= MOST_GATHERED) flush();
    },
    flush,
  };
}

/** The months of every part that has any, oldest first, each with the files it lies in. */
export function partsOnDisk(folder: string): ReadonlyMap<number, ReadonlyMap<Month, readonly string[]>> {
  const parts = new Map<number, Map<Month, string[]>>();
  for (const name of readdirSync(folder).sort()) {
    const [part = '', month = ''] = name.split('.');
    const months = parts.get(Number(part)) ?? new Map<Month, string[]>();
    parts.set(Number(part), months);
    months.set(month as Month, [...(months.get(month as Month) ?? []), join(folder, name)]);
  }
  return parts;
}

/** The lines of one part and month, as written. */
export function* linesOf(files: readonly string[]): Generator<string> {
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    let start = 0;
    for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
      yield text.slice(start, end);
      start = end + 1;
    }
  }
}
