import { Argument } from 'commander';
import { readCallerAtStore } from '../../services/caller.ts';
import { changeSharing } from '../../services/change-sharing.ts';
import { withStore } from '../store.ts';
import { say } from '../terminal.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly as: string; readonly tenant?: string };

/** `acquaint sharing on|off --as COLLEAGUE` */
export const addSharing: AddCommand = (program, { terminal, environment }) => {
  program
    .command('sharing')
    .description('whether a colleague’s mailbox serves anybody, from the next request on')
    .addArgument(new Argument('<on|off>', 'what to do').choices(['on', 'off']))
    .requiredOption(...AS_OPTION)
    .option(...TENANT_OPTION)
    .action((word: 'on' | 'off', _options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(options, environment, async (deps) => {
        const caller = await readCallerAtStore(deps, options);
        await changeSharing(deps, caller, { choice: word });
        say(terminal, word === 'on' ? 'Sharing is on.' : 'Sharing is off. Nothing of that mailbox is shown any more.');
      });
    });
};
