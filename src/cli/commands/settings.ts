import type { Frequency, GradeBounds, WeightAdjustments } from '../../domain/health-settings.ts';
import { changeSettings, LEAST_COLLEAGUES, type SettingsChange } from '../../services/change-settings.ts';
import { readSettings } from '../../services/read-settings.ts';
import { frequencyArgument, percentArgument, wholeArgument } from '../arguments.ts';
import { say } from '../terminal.ts';
import { settingsLines } from '../texts/settings.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions &
  Partial<GradeBounds> &
  Partial<WeightAdjustments> & {
    readonly leastColleagues?: number;
    readonly frequency?: Frequency;
    readonly tenant?: string;
  };

/** `acquaint settings show|set` */
export const addSettings: AddCommand = (program, { terminal, environment }) => {
  const settings = program.command('settings').description('what the administrator sets for the whole tenant');
  settings
    .command('show')
    .description('the settings as they are')
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller(command, environment, async (deps, caller) =>
        say(terminal, settingsLines(await readSettings(deps, caller))),
      ),
    );
  settings
    .command('set')
    .description('change settings; what is not named stays')
    .option(
      '--least-colleagues <number>',
      `colleagues that must contribute to each figure of an account (${LEAST_COLLEAGUES.from} to ${LEAST_COLLEAGUES.to})`,
      wholeArgument(LEAST_COLLEAGUES.from, LEAST_COLLEAGUES.to),
    )
    .option(
      '--frequency <frequency>',
      'how often contact is expected: day, week, "two weeks", month, quarter',
      frequencyArgument,
    )
    .option('--mail <percent>', 'how much more or less than usual mail weighs (-50 to 50)', percentArgument)
    .option('--meeting <percent>', 'the same for meetings', percentArgument)
    .option('--call <percent>', 'the same for calls', percentArgument)
    .option('--fair-from <score>', 'from which score a health is fair', wholeArgument(1, 99))
    .option('--good-from <score>', 'from which score a health is good', wholeArgument(2, 100))
    .option(...TENANT_OPTION)
    .action((given: Options, command) => {
      if (Object.keys(given).every((name) => name === 'tenant')) command.error('Say what to set.');
      return withCaller<Options>(command, environment, async (deps, caller, options) =>
        say(
          terminal,
          settingsLines(await changeSettings(deps, caller, changeOf(options, await readSettings(deps, caller)))),
        ),
      );
    });
};

/** What is named, put together with what stays of weights and bounds. */
function changeOf(
  { leastColleagues, frequency, mail, meeting, call, fairFrom, goodFrom }: Options,
  before: { readonly adjustments: WeightAdjustments; readonly gradeBounds: GradeBounds },
): SettingsChange {
  const { adjustments, gradeBounds } = before;
  return {
    ...(leastColleagues === undefined ? {} : { leastColleagues }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(mail === undefined && meeting === undefined && call === undefined
      ? {}
      : {
          adjustments: {
            mail: mail ?? adjustments.mail,
            meeting: meeting ?? adjustments.meeting,
            call: call ?? adjustments.call,
          },
        }),
    ...(fairFrom === undefined && goodFrom === undefined
      ? {}
      : { gradeBounds: { fairFrom: fairFrom ?? gradeBounds.fairFrom, goodFrom: goodFrom ?? gradeBounds.goodFrom } }),
  };
}
