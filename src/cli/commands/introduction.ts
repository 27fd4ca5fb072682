import { Option } from 'commander';
import { presentIntroduction } from '../../contract/introductions.ts';
import type { DeclineReason, Outcome } from '../../domain/introduction.ts';
import { answerIntroduction } from '../../services/answer-introduction.ts';
import type { Caller } from '../../services/caller.ts';
import { cancelIntroduction } from '../../services/cancel-introduction.ts';
import { completeIntroduction } from '../../services/complete-introduction.ts';
import type { IntroductionShown } from '../../services/introduction-shown.ts';
import { readIntroduction } from '../../services/read-introduction.ts';
import type { CommandDeps } from '../store.ts';
import { say, sayJson } from '../terminal.ts';
import { introductionLines } from '../texts/introductions.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly as: string;
  readonly json?: boolean;
  readonly tenant?: string;
  readonly reason?: DeclineReason;
  readonly outcome?: Outcome;
};

/** What is done to one introduction. */
type Deed = (deps: CommandDeps, caller: Caller, id: string, options: Options) => Promise<IntroductionShown>;

/** `acquaint introduction show|accept|later|decline|complete|cancel ID --as COLLEAGUE` */
export const addIntroduction: AddCommand = (program, { terminal, environment }) => {
  const introduction = program.command('introduction').description('one introduction, by its id');
  const named = (name: string, description: string, deed: Deed) =>
    introduction
      .command(name)
      .description(description)
      .argument('<id>', 'as `acquaint introductions` lists it')
      .requiredOption(...AS_OPTION)
      .option(...JSON_OPTION)
      .option(...TENANT_OPTION)
      .action((id: string, _options, command) =>
        withCaller<Options>(command, environment, async (deps, caller, options) => {
          const shown = await deed(deps, caller, id, options);
          if (options.json === true) sayJson(terminal, presentIntroduction(shown));
          else say(terminal, introductionLines(shown));
        }),
      );
  named('show', 'what it says, and what may be done', (deps, caller, id) => readIntroduction(deps, caller, { id }));
  named('accept', 'say that you will introduce', (deps, caller, id) =>
    answerIntroduction(deps, caller, { id, answer: 'accept' }),
  );
  named('later', 'not now: be asked again in a week', (deps, caller, id) =>
    answerIntroduction(deps, caller, { id, answer: 'later' }),
  );
  named('decline', 'say no; the asker is not told', (deps, caller, id, { reason }) =>
    answerIntroduction(deps, caller, { id, answer: 'decline', reason }),
  ).addOption(
    new Option('--reason <reason>', 'why, for you alone')
      .choices(['notKnownWell', 'notAboutContact', 'notAtAll'])
      .makeOptionMandatory(),
  );
  named('complete', 'say that the mail is out or, as the asker, what came of it', (deps, caller, id, { outcome }) =>
    completeIntroduction(deps, caller, { id, outcome }),
  ).addOption(new Option('--outcome <outcome>', 'as the asker').choices(['met', 'noAnswer', 'notNeeded']));
  named('cancel', 'take the ask back', (deps, caller, id) => cancelIntroduction(deps, caller, { id }));
};
