import { presentAccountIntroducers, presentIntroducers } from '../../contract/introducers.ts';
import type { Day } from '../../domain/calendar.ts';
import { readCallerAtStore } from '../../services/caller.ts';
import { findAccountIntroducers } from '../../services/find-account-introducers.ts';
import { findIntroducers } from '../../services/find-introducers.ts';
import { dayArgument, type Subject, subjectArgument } from '../arguments.ts';
import { withStore } from '../store.ts';
import { say, sayJson } from '../terminal.ts';
import { accountIntroducersLines, introducersLines } from '../texts/introducers.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly as?: string;
  readonly at?: Day;
  readonly json?: boolean;
  readonly tenant?: string;
};

/** `acquaint who-knows ADDRESS|DOMAIN` */
export const addWhoKnows: AddCommand = (program, { terminal, environment }) => {
  program
    .command('who-knows')
    .description('who could introduce you to a contact, or to anybody at a company')
    .argument('<address|domain>', 'a mail address, or the domain of a company', subjectArgument)
    .option(...AS_OPTION)
    .option('--at <date>', 'as of this day, from the 365 days before it', dayArgument)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((subject: Subject, _options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(options, environment, async (deps) => {
        const caller = await readCallerAtStore(deps, options);
        if (subject.kind === 'address') {
          const answer = await findIntroducers(deps, caller, { address: subject.text, at: options.at });
          if (options.json === true) sayJson(terminal, presentIntroducers(answer));
          else say(terminal, introducersLines(answer));
          return;
        }
        const answer = await findAccountIntroducers(deps, caller, { domain: subject.text, at: options.at });
        if (options.json === true) sayJson(terminal, presentAccountIntroducers(answer));
        else say(terminal, accountIntroducersLines(answer));
      });
    });
};
