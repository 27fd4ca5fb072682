import type { Command } from 'commander';

/** The option that names a contact whose data is meant. */
export const CONTACT_OPTION = ['--contact <address>', 'a person outside, by mail address'] as const;

/** The options that say whose data is meant. */
export type Whose = { readonly as?: string; readonly contact?: string };

/** Whose data is meant: a colleague's or a contact's, one of the two. @throws CommanderError */
export function readWhose(
  command: Command,
  { as, contact }: Whose,
): { readonly as: string } | { readonly contact: string } {
  if (as !== undefined && contact === undefined) return { as };
  if (contact !== undefined && as === undefined) return { contact };
  command.error('Say whose data: --as COLLEAGUE or --contact ADDRESS, one of the two.');
}
