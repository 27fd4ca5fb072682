import type { Command } from 'commander';
import { presentConsentPreview, presentConsents } from '../../contract/consent.ts';
import { CONSENT_KINDS, type ConsentKind } from '../../policy/consent-in-force.ts';
import { WORDING } from '../../policy/consent-wording.ts';
import type { Caller } from '../../services/caller.ts';
import { changeConsent } from '../../services/change-consent.ts';
import { previewConsent } from '../../services/preview-consent.ts';
import { readConsent } from '../../services/read-consent.ts';
import { consentArgument } from '../arguments.ts';
import { eraseTenant } from '../erasing.ts';
import type { CommandDeps } from '../store.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';
import { consentLines } from '../texts/consent.ts';
import { consentPreviewLines } from '../texts/consent-preview.ts';
import { receiptLines } from '../texts/receipt.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, FROM_COMMAND_LINE, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly tenant?: string;
  readonly guests?: boolean;
  readonly preview?: boolean;
  readonly json?: boolean;
};

type Change = { readonly change: 'grant' | 'withdraw'; readonly kind: ConsentKind };

/** `acquaint consent show|grant|withdraw` */
export const addConsent: AddCommand = (program, { terminal, environment }) => {
  const consent = program.command('consent').description('what the administrator allows, from the next request on');
  const decide = (change: Change, command: Command) =>
    withCaller<Options>(command, environment, (deps, caller, options) =>
      options.preview === true
        ? showPreview(deps, caller, terminal, change, options)
        : carryOut(deps, caller, terminal, change, options),
    );
  consent
    .command('show')
    .description('what is decided, by whom, and who sees what')
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, options) => {
        const answer = await readConsent(deps, caller);
        if (options.json === true) sayJson(terminal, presentConsents(answer));
        else say(terminal, consentLines(answer));
      }),
    );
  changing(consent, 'grant', 'grant a kind of consent')
    .option('--guests', 'guests of the tenant may see what it allows, too')
    .option('--no-guests', 'guests may not')
    .action((kind: ConsentKind, _options, command) => decide({ change: 'grant', kind }, command));
  changing(
    consent,
    'withdraw',
    'withdraw a kind of consent; with the last one everything that was read is deleted',
  ).action((kind: ConsentKind, _options, command) => decide({ change: 'withdraw', kind }, command));
};

function changing(consent: Command, name: string, description: string): Command {
  return consent
    .command(name)
    .description(description)
    .argument('<kind>', `one of: ${CONSENT_KINDS.join(', ')}`, consentArgument)
    .option('--preview', 'say what it would mean, and change nothing')
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION);
}

async function showPreview(
  deps: CommandDeps,
  caller: Caller,
  terminal: Terminal,
  { change, kind }: Change,
  options: Options,
): Promise<void> {
  const preview = await previewConsent(deps, caller, { kind, change, guestsMaySee: options.guests });
  if (options.json === true) sayJson(terminal, presentConsentPreview(preview));
  else say(terminal, consentPreviewLines(preview));
}

async function carryOut(
  deps: CommandDeps,
  caller: Caller,
  terminal: Terminal,
  { change, kind }: Change,
  options: Options,
): Promise<void> {
  const since = deps.now();
  const input = { kind, change, from: FROM_COMMAND_LINE, wording: WORDING, guestsMaySee: options.guests };
  const answer = await changeConsent(deps, caller, input);
  const receipt = await eraseTenant(deps, caller, since);
  if (options.json === true) {
    sayJson(terminal, { state: 'decided', consents: presentConsents(answer) });
    return;
  }
  const gone = ['', 'Nothing is read or shown any more, and everything that was read is deleted.'];
  say(terminal, [...consentLines(answer), ...(receipt === undefined ? [] : [...gone, '', ...receiptLines(receipt)])]);
}
