import { AppError } from '../domain/app-error.ts';

/** A place in an order: what is ordered by (empty ones come last), then the address. */
export type Place = { readonly value: number | string | null; readonly address: string };

/** Compares two places, as `sort` wants it: smaller values first, missing ones last, equals by address. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.value !== b.value) {
    if (a.value === null) return 1;
    if (b.value === null) return -1;
    return a.value < b.value ? -1 : 1;
  }
  return a.address < b.address ? -1 : Number(a.address > b.address);
}

/** Writes a place as the cursor from which a list goes on. */
export function cursorOf(place: Place): string {
  return JSON.stringify([place.value, place.address]);
}

/**
 * Reads a cursor back.
 *
 * @throws AppError `invalid_input` naming `cursor`.
 */
export function readPlace(cursor: string): Place {
  const parts = parse(cursor);
  if (Array.isArray(parts)) {
    const [value, address]: readonly unknown[] = parts;
    if (typeof address === 'string' && (value === null || typeof value === 'number' || typeof value === 'string')) {
      return { value, address };
    }
  }
  throw new AppError('invalid_input', 'The list cannot be continued from there.', [
    { field: 'cursor', problem: 'not a cursor of this list' },
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
