// A thread of an import: reads pieces of the file into working files, then adds up parts of them. It opens no database.
import { parentPort, workerData } from 'node:worker_threads';
import { linesIn, readChunk } from './chunk-text.ts';
import type {
  BadLine,
  Chunk,
  ChunkReport,
  Mailbox,
  PartReport,
  ThreadReply,
  ThreadRequest,
  ThreadSettings,
} from './import-protocol.ts';
import type { LeftOut, ParsedLine } from './item.ts';
import { isOfTheStore } from './owners.ts';
import { newPeople } from './people.ts';
import { parseGraphLine } from './sources/graph.ts';
import { parseTsvLine } from './sources/tsv.ts';
import { openSpill } from './spill.ts';
import { tallyPart } from './tally-part.ts';

const MOST_BAD_LINES = 20;

const settings: ThreadSettings = workerData;
const people = newPeople(settings.domains, settings.owners);
const spill = openSpill(settings.folder, settings.thread, settings.parts);
const ownersMet = new Set<string>();
let mailboxes: ReadonlyMap<string, Mailbox> = new Map();

parentPort?.on('message', (request: ThreadRequest) => {
  let reply: ThreadReply;
  try {
    reply = answer(request);
  } catch (error) {
    reply = { op: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply, reply.op === 'tally' ? buffersOf(reply.report) : []);
});

/** Rows change hands, they are not copied. */
function buffersOf({ rows }: PartReport): ArrayBuffer[] {
  const all = rows.mailboxes.flatMap(({ days, meetings, familiarity }) => [days, meetings, familiarity]);
  return [...all, rows.contacts].map((bytes) => bytes.buffer as ArrayBuffer);
}

function answer(request: ThreadRequest): ThreadReply {
  switch (request.op) {
    case 'read':
      return { op: 'read', report: read(request.chunk) };
    case 'flush':
      spill.flush();
      return { op: 'done' };
    case 'mailboxes':
      mailboxes = request.mailboxes;
      return { op: 'done' };
    case 'tally':
      return { op: 'tally', report: tallyPart(settings, people, mailboxes, request.part) };
  }
}

function read(chunk: Chunk): ChunkReport {
  const bytes = 'bytes' in chunk ? Buffer.from(chunk.bytes) : readChunk(settings.file, chunk.start, chunk.end);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const bad: BadLine[] = [];
  const owners: string[] = [];
  let lines = 0;
  let filled = 0;
  let items = 0;
  let badCount = 0;
  for (const [number, line] of linesIn(bytes)) {
    lines += 1;
    if (line !== undefined && line.trim() === '') continue;
    filled += 1;
    const parsed = parse(line, chunk.index === 0 && number === 0);
    switch (parsed.state) {
      case 'items':
        for (const item of parsed.items) {
          if (settings.refused.has(item.owner)) {
            leftOut['not sharing'] = (leftOut['not sharing'] ?? 0) + 1;
            continue;
          }
          meet(item.owner, owners);
          spill.add(item);
          items += 1;
        }
        break;
      case 'left out':
        leftOut[parsed.why] = (leftOut[parsed.why] ?? 0) + 1;
        // It may take something back that is in the store; it makes nobody a colleague.
        if (parsed.item !== undefined && isOfTheStore(parsed.item.owner) && !settings.refused.has(parsed.item.owner)) {
          meet(parsed.item.owner, owners);
          spill.add(parsed.item);
        }
        break;
      case 'bad':
        badCount += 1;
        if (bad.length < MOST_BAD_LINES) bad.push({ line: number, reason: parsed.reason });
        break;
    }
  }
  return { index: chunk.index, lines, filled, items, leftOut, badCount, bad, owners };
}

function meet(owner: string, owners: string[]): void {
  if (ownersMet.has(owner)) return;
  ownersMet.add(owner);
  owners.push(owner);
}

function parse(line: string | undefined, isFirst: boolean): ParsedLine {
  if (line === undefined) return { state: 'bad', reason: 'the line is not UTF-8 text' };
  const text = (isFirst ? line.replace(/^\ufeff/, '') : line).replace(/\r$/, '');
  return settings.format === 'tsv'
    ? parseTsvLine(text, people, settings.now)
    : parseGraphLine(text, people, settings.now);
}
