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
  // Pieces are joined only when a whole message is there: joining them as they come would copy a long one again and again.
  let needed = LENGTH_BYTES;
  stream.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    size += chunk.length;
    while (size >= needed) {
      const bytes = pending.length === 1 ? (pending[0] ?? chunk) : Buffer.concat(pending);
      const end = LENGTH_BYTES + bytes.readUInt32BE(0);
      pending = [bytes];
      needed = end;
      if (size < end) return;
      receive(deserialize(bytes.subarray(LENGTH_BYTES, end)));
      pending = [bytes.subarray(end)];
      size -= end;
      needed = LENGTH_BYTES;
    }
  });
}
