// The ceiling of reading: cuts a part of the file into lines and parses them, and does nothing with them.
import { parentPort, workerData } from 'node:worker_threads';
import { CHUNK_BYTES, linesIn, readChunk } from '../src/ingest/chunk-text.ts';

const { file, from, to } = workerData as { file: string; from: number; to: number };
let fields = 0;
for (let start = from; start < to; start += CHUNK_BYTES) {
  for (const [, line] of linesIn(readChunk(file, start, Math.min(to, start + CHUNK_BYTES)))) {
    const value: unknown = JSON.parse(line ?? 'null');
    if (typeof value === 'object' && value !== null && 'mailbox' in value) fields += 1;
  }
}
parentPort?.postMessage(fields);
