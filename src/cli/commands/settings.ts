import { changeSettings, LEAST_COLLEAGUES, type TenantSettings } from '../../services/change-settings.ts';
import { readSettings } from '../../services/read-settings.ts';
import { wholeArgument } from '../arguments.ts';
import { say, type Terminal } from '../terminal.ts';
import { tableLines } from '../texts/table.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly leastColleagues: number; readonly tenant?: string };

/** `acquaint settings show|set` */
export const addSettings: AddCommand = (program, { terminal, environment }) => {
  const settings = program.command('settings').description('what the administrator sets for the whole tenant');
  settings
    .command('show')
    .description('the settings as they are')
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller(command, environment, async (deps, caller) => sayThem(terminal, await readSettings(deps, caller))),
    );
  settings
    .command('set')
    .description('change a setting')
    .requiredOption(
      '--least-colleagues <number>',
      `colleagues that must contribute to each figure of an account (${LEAST_COLLEAGUES.from} to ${LEAST_COLLEAGUES.to})`,
      wholeArgument(LEAST_COLLEAGUES.from, LEAST_COLLEAGUES.to),
    )
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, { leastColleagues }) =>
        sayThem(terminal, await changeSettings(deps, caller, { leastColleagues })),
      ),
    );
};

function sayThem(terminal: Terminal, { leastColleagues }: TenantSettings): void {
  say(terminal, tableLines(['Setting', ''], [['Least colleagues in a figure of an account', String(leastColleagues)]]));
}
