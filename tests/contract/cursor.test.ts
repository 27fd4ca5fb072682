import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from '../../src/contract/cursor.ts';
import { receiptsAfter } from '../../src/contract/receipts.ts';
import { viewsAfter } from '../../src/contract/views.ts';
import { AppError } from '../../src/domain/app-error.ts';

describe('a cursor', () => {
  test('leads back to the place it was made for, whatever letters that has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/\p{Cc}/u.test(text)),
        (after) => {
          const cursor = writeCursor({ order: 'name', after });
          expect(cursor).toMatch(/^[\w-]+$/);
          expect(readCursor(cursor, 'name')).toBe(after);
        },
      ),
    );
  });

  test('that was not passed leads to the beginning', () => {
    expect(readCursor(undefined, 'name')).toBeUndefined();
  });

  test('of one order is refused in another', () => {
    const cursor = writeCursor({ order: 'name', after: 'a' });
    expect(() => readCursor(cursor, 'strength')).toThrow(AppError);
  });

  test('that this service did not write is refused, naming the field', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor(text, 'name')).toThrow(
          expect.objectContaining({ code: 'invalid_input', fields: [expect.objectContaining({ field: 'cursor' })] }),
        );
      }),
    );
  });

  test('with a character that no database takes is refused', () => {
    expect(() => readCursor(writeCursor({ order: 'name', after: 'a\u0000' }), 'name')).toThrow(AppError);
  });

  test('with a moment or an id that no database takes is refused', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const far = '9'.repeat(15);
    for (const after of [`1 ${'-'.repeat(36)}`, `1 ${'a'.repeat(36)}`, `1 ${id}0`, `${far} ${id}`]) {
      expect(() => receiptsAfter(writeCursor({ order: 'receipts', after }))).toThrow(AppError);
    }
    expect(() => viewsAfter(writeCursor({ order: 'views', after: `${far} 1` }))).toThrow(AppError);
    expect(receiptsAfter(writeCursor({ order: 'receipts', after: `1 ${id}` }))).toEqual({ askedAt: 1, receiptId: id });
  });

  test('with more in it than a place is refused', () => {
    const odd = Buffer.from('{"o":"name","a":"x","tenant":2}').toString('base64url');
    expect(() => readCursor(odd, 'name')).toThrow(AppError);
  });
});
