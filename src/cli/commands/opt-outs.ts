import { importOptOuts } from '../../services/import-opt-outs.ts';
import { say } from '../terminal.ts';
import { optOutsImportedLines } from '../texts/groups.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, TENANT_OPTION } from './command.ts';

/** `acquaint opt-outs read FILE` */
export const addOptOuts: AddCommand = (program, { terminal, environment }) => {
  program
    .command('opt-outs')
    .description('the opt-out list of an earlier consent form')
    .command('read')
    .description('take it over: groups are opted out, and for people sharing is turned off')
    .argument('<file>', 'CSV with the columns type (group or user) and id')
    .option(...TENANT_OPTION)
    .action((file: string, _options, command) =>
      withCaller(command, environment, async (deps, caller) => {
        // Loaded when asked for: no other command needs a parser for CSV.
        const { readOptOutList } = await import('../../ingest/opt-out-list.ts');
        say(terminal, optOutsImportedLines(await importOptOuts(deps, caller, await readOptOutList(file))));
      }),
    );
};
