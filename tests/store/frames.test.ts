import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { framesOf, writeFrame } from '../../src/store/frames.ts';

function sent(messages: readonly unknown[]): Buffer {
  const stream = new PassThrough();
  for (const message of messages) writeFrame(stream, message);
  return stream.read() ?? Buffer.alloc(0);
}

function received(pieces: readonly Buffer[]): readonly unknown[] {
  const stream = new PassThrough();
  const messages: unknown[] = [];
  framesOf(stream, (message) => messages.push(message));
  for (const piece of pieces) stream.emit('data', piece);
  return messages;
}

describe('messages over a socket', () => {
  test('arrive whole and in order, however the bytes are cut', () => {
    const anyMessage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.date({ noInvalidDate: true }),
      fc.array(fc.nat()),
    );
    fc.assert(
      fc.property(
        fc.array(anyMessage, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 40 })),
        (messages, cuts) => {
          const bytes = sent(messages);
          const pieces: Buffer[] = [];
          let start = 0;
          for (let index = 0; start < bytes.length; index += 1) {
            const end = start + (cuts[index % Math.max(1, cuts.length)] ?? bytes.length);
            pieces.push(bytes.subarray(start, end));
            start = end;
          }
          expect(received(pieces)).toEqual(messages);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('arrive in a time that follows their length, not its square', () => {
    const bytes = sent(['x'.repeat(64 * 1024 * 1024)]);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, index) =>
      bytes.subarray(index * 4096, (index + 1) * 4096),
    );
    // Copied anew with every piece, this would be half a terabyte.
    expect(received(pieces)).toHaveLength(1);
  });

  test('that are cut off never arrive', () => {
    expect(received([sent(['one', 'two']).subarray(0, -1)])).toEqual(['one']);
  });
});
