import { presentIntroduction, presentIntroductions } from '../../contract/introductions.ts';
import { askIntroduction } from '../../services/ask-introduction.ts';
import { listIntroductions } from '../../services/list-introductions.ts';
import { addressArgument } from '../arguments.ts';
import { say, sayJson } from '../terminal.ts';
import { introductionLines, introductionsLines } from '../texts/introductions.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly as: string; readonly json?: boolean; readonly tenant?: string };

type AskOptions = Options & {
  readonly via: string;
  readonly to: string;
  readonly why: string;
  readonly blurb: string;
};

/** `acquaint introductions --as COLLEAGUE` and `acquaint introduce --as COLLEAGUE --via COLLEAGUE --to ADDRESS` */
export const addIntroductions: AddCommand = (program, { terminal, environment }) => {
  program
    .command('introductions')
    .description('what a colleague asked for and is asked for, newest first')
    .requiredOption(...AS_OPTION)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, { json }) => {
        const introductions = await listIntroductions(deps, caller);
        if (json === true) sayJson(terminal, presentIntroductions(introductions));
        else say(terminal, introductionsLines(introductions));
      }),
    );
  program
    .command('introduce')
    .description('ask a colleague who is proposed for a contact to introduce you')
    .requiredOption(...AS_OPTION)
    .requiredOption('--via <colleague>', 'whom to ask: address or object id')
    .requiredOption('--to <address>', 'the contact', addressArgument)
    .requiredOption('--why <text>', 'why, for the colleague alone')
    .option('--blurb <text>', 'what the colleague may forward', '')
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<AskOptions>(command, environment, async (deps, caller, { via, to, why, blurb, json }) => {
        const ask = await askIntroduction(deps, caller, { introducer: via, contact: to, why, blurb });
        if (json === true) sayJson(terminal, presentIntroduction(ask));
        else say(terminal, introductionLines(ask));
      }),
    );
};
