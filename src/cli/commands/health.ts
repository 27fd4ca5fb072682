import { presentHealthAnswer } from '../../contract/health.ts';
import type { Day } from '../../domain/calendar.ts';
import { readCallerAtStore } from '../../services/caller.ts';
import { readHealth } from '../../services/read-health.ts';
import { addressArgument, dayArgument } from '../arguments.ts';
import { withStore } from '../store.ts';
import { say, sayJson } from '../terminal.ts';
import { healthLines } from '../texts/health.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly as?: string;
  readonly at?: Day;
  readonly json?: boolean;
  readonly tenant?: string;
};

/** `acquaint health ADDRESS` */
export const addHealth: AddCommand = (program, { terminal, environment }) => {
  program
    .command('health')
    .description('how healthy the relationship with a contact is, and why')
    .argument('<address>', 'a mail address', addressArgument)
    .option(...AS_OPTION)
    .option('--at <date>', 'as of this day, from what was kept before it', dayArgument)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((address: string, _options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(options, environment, async (deps) => {
        const caller = await readCallerAtStore(deps, options);
        const answer = await readHealth(deps, caller, { address, at: options.at });
        if (options.json === true) sayJson(terminal, presentHealthAnswer(answer));
        else say(terminal, healthLines(answer));
      });
    });
};
