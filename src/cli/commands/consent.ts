import { CONSENT_KINDS, type ConsentKind } from '../../policy/consent-in-force.ts';
import { WORDING } from '../../policy/consent-wording.ts';
import { readCallerAtStore } from '../../services/caller.ts';
import { changeConsent } from '../../services/change-consent.ts';
import { consentArgument } from '../arguments.ts';
import { withStore } from '../store.ts';
import { say } from '../terminal.ts';
import { tableLines } from '../texts/table.ts';
import { type AddCommand, FROM_COMMAND_LINE, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly tenant?: string; readonly guests?: boolean };

/** `acquaint consent grant|withdraw KIND` */
export const addConsent: AddCommand = (program, { terminal, environment }) => {
  const run = async (change: 'grant' | 'withdraw', kind: ConsentKind, options: Options) =>
    withStore(options, environment, async (deps) => {
      const caller = await readCallerAtStore(deps, { tenant: options.tenant });
      const input = { kind, change, from: FROM_COMMAND_LINE, wording: WORDING, guestsMaySee: options.guests };
      const { decisions } = await changeConsent(deps, caller, input);
      const rows = CONSENT_KINDS.map((one) => {
        const decision = decisions.find((decided) => decided.kind === one);
        return [one, decision === undefined ? 'not decided' : decision.isGranted ? 'granted' : 'withdrawn'];
      });
      say(terminal, tableLines(['Consent', 'State'], rows));
    });
  const consent = program.command('consent').description('what the administrator allows, from the next request on');
  const kinds = `one of: ${CONSENT_KINDS.join(', ')}`;
  consent
    .command('grant')
    .description('grant a kind of consent')
    .argument('<kind>', kinds, consentArgument)
    .option(...TENANT_OPTION)
    .option('--guests', 'guests of the tenant may see what it allows, too')
    .option('--no-guests', 'guests may not')
    .action((kind: ConsentKind, _options, command) => run('grant', kind, command.optsWithGlobals()));
  consent
    .command('withdraw')
    .description('withdraw a kind of consent')
    .argument('<kind>', kinds, consentArgument)
    .option(...TENANT_OPTION)
    .action((kind: ConsentKind, _options, command) => run('withdraw', kind, command.optsWithGlobals()));
};
