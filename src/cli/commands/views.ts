import { presentViews } from '../../contract/views.ts';
import { listViews } from '../../services/list-views.ts';
import { say, sayJson } from '../terminal.ts';
import { viewsLines } from '../texts/views.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly as: string; readonly json?: boolean; readonly tenant?: string };

const MOST = 1_000;

/** `acquaint views --as COLLEAGUE` */
export const addViews: AddCommand = (program, { terminal, environment }) => {
  program
    .command('views')
    .description('who was shown a colleague’s connections, and about whom')
    .requiredOption(...AS_OPTION)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, { json }) => {
        const answer = await listViews(deps, caller, { limit: MOST });
        if (json === true) sayJson(terminal, presentViews(answer));
        else say(terminal, viewsLines(answer));
      }),
    );
};
