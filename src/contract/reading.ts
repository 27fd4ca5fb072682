import * as z from 'zod';
import type { ReadingProgress } from '../domain/reading-progress.ts';

/** Months of a mailbox that are read, newest first, and to be read. */
export const readingProgress = {
  monthsRead: z.int().min(0).max(12).describe('Months read, newest first.'),
  monthsToRead: z.int().min(0).max(12).describe('Months to read in all: 12, fewer of a question about the past.'),
};

/** How far reading a tenant's mailboxes is, where that is to be told. */
export const readingSchema = z
  .strictObject(readingProgress)
  .nullable()
  .describe(
    'How far reading the mailboxes of the organisation is, on average, where nobody can be named and not all is read. Null otherwise, and ' +
      'where it would tell of a single mailbox.',
  );

/** Progress, domain to wire. */
export function presentReadingProgress({ monthsRead, monthsToRead }: ReadingProgress): ReadingProgress {
  return { monthsRead, monthsToRead };
}
