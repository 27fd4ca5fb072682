import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

const LENGTH_BYTES = 4;

/** Sends one message over a stream of bytes: its length (32 bits, big-endian), then its structured clone. */
export function writeFrame(stream: Duplex, message: unknown): void {
  const body = serialize(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  stream.write(length);
  stream.write(body);
}

/** Calls `receive` for every message that arrives on the stream, in order. */
export function framesOf(stream: Duplex, receive: (message: unknown) => void): void {
  let pending: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    size += chunk.length;
    for (;;) {
      if (size < LENGTH_BYTES) return;
      const head = pending.length === 1 ? (pending[0] ?? chunk) : Buffer.concat(pending);
      pending = [head];
      const end = LENGTH_BYTES + head.readUInt32BE(0);
      if (size < end) return;
      receive(deserialize(head.subarray(LENGTH_BYTES, end)));
      pending = [head.subarray(end)];
      size -= end;
    }
  });
}
