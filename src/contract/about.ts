import * as z from 'zod';

/** Where each kind of figure is explained: formula, reasons, sources. */
export const ABOUT = {
  strength: 'docs/FORMULAS.md#strength-s',
  introducers: 'docs/FORMULAS.md#introducers',
  keyFigures: 'docs/FORMULAS.md#key-figures',
  timeLine: 'docs/FORMULAS.md#key-figures',
  health: 'docs/FORMULAS.md#health',
  healthyFigures: 'docs/FORMULAS.md#what-is-usual-among-healthy-relationships',
  accountFigures: 'docs/FORMULAS.md#figures-of-an-account',
} as const;

/** The field that stands beside figures and says where their formula is explained. */
export function aboutSchema<const Topic extends keyof typeof ABOUT>(topic: Topic): z.ZodLiteral<(typeof ABOUT)[Topic]> {
  return z.literal(ABOUT[topic]).describe('Where the formula is explained.');
}
