import * as z from 'zod';

/** A range that stands for an exact number. */
export const bandSchema = z
  .strictObject({ from: z.int(), to: z.int().nullable() })
  .meta({ id: 'Band', description: 'A range that stands for an exact number; `to` null means "and more".' });
