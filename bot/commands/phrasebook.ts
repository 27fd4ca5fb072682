import type { CommandKind } from './command.ts';

/** Ways of saying something in one language, by what is asked for; the first that fits counts, so what is more exact comes first. */
export type Phrasebook = Readonly<Record<Exclude<CommandKind, 'unknown'>, readonly string[]>>;
