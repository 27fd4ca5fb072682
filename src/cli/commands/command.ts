import type { Command } from 'commander';
import type { Environment } from '../store.ts';
import type { Terminal } from '../terminal.ts';

/** What every command is made with. */
export type CommandContext = { readonly terminal: Terminal; readonly environment: Environment };

/** Adds one command, or a family of them, to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** The options all commands share. */
export type GlobalOptions = { readonly data?: string | undefined };

/** The option that names the tenant where a store has several. */
export const TENANT_OPTION = ['--tenant <name>', 'the tenant, where the store has several'] as const;

/** The option that says who asks. */
export const AS_OPTION = ['--as <colleague>', 'who asks: address, object id or full name of a colleague'] as const;

/** The option that asks for the wire format. */
export const JSON_OPTION = ['--json', 'write JSON as in docs/CLI.md'] as const;

/** From where it was decided, for the record, when it was by whoever could run the command line. */
export const FROM_COMMAND_LINE = 'command line';
