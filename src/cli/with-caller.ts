import type { Command } from 'commander';
import { type Caller, readCallerAtStore } from '../services/caller.ts';
import { type CommandDeps, type Environment, type StoreOptions, withStore } from './store.ts';

/** The options that say in which tenant of which store somebody asks, and who. */
export type CallerOptions = StoreOptions & { readonly tenant?: string; readonly as?: string };

/** What a command does once it knows who asks. */
export type Work<Options> = (deps: CommandDeps, caller: Caller, options: Options) => Promise<void>;

/** Opens the store a command means and finds out who asks: a colleague with `--as`, otherwise whoever runs the command line. */
export function withCaller<Options extends CallerOptions>(
  command: Command,
  environment: Environment,
  work: Work<Options>,
): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  return withStore(options, environment, async (deps) =>
    work(deps, await readCallerAtStore(deps, { tenant: options.tenant, as: options.as }), options),
  );
}
