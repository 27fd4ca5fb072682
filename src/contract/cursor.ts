import * as z from 'zod';
import { AppError } from '../domain/app-error.ts';

/** Where a list goes on, and the order it is in. */
export type Position = { readonly order: string; readonly after: string };

// No database takes control characters in a text, so no place has any.
const positionSchema = z.strictObject({
  o: z.string().max(20),
  a: z
    .string()
    .max(2_000)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
});

/**
 * Wraps the place where a list goes on into an opaque text (base64url), so that clients pass it back and build nothing on it.
 */
export function writeCursor(position: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ o: position.order, a: position.after }));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/**
 * Reads a cursor back.
 *
 * @param order the order the list is asked in now: a cursor of another order leads nowhere sensible.
 * @throws AppError `invalid_input` naming `cursor`, for a cursor this service did not write or one of another order.
 */
export function readCursor(cursor: string | undefined, order: string): string | undefined {
  if (cursor === undefined) return undefined;
  const position = positionSchema.safeParse(unwrap(cursor));
  if (!position.success || position.data.o !== order) {
    throw unreadable();
  }
  return position.data.a;
}

/** What the text holds; undefined when it is no base64url of JSON. */
function unwrap(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * Reads a cursor that was made of several parts.
 *
 * @param shape groups the parts; a moment has at most 14 digits (milliseconds until the year 5138), as no database takes any
 * @throws AppError `invalid_input` naming `cursor`
 */
export function partsAfter(cursor: string | undefined, order: string, shape: RegExp): readonly string[] | undefined {
  const after = readCursor(cursor, order);
  if (after === undefined) return undefined;
  const parts = shape.exec(after);
  if (parts === null) throw unreadable();
  return parts.slice(1);
}

function unreadable(): AppError {
  return new AppError('invalid_input', 'The list cannot be continued from there.', [
    { field: 'cursor', problem: 'Pass back the `nextCursor` of the page before, with the same sort.' },
  ]);
}
