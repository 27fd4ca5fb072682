import { Option } from 'commander';
import type { Month } from '../../domain/calendar.ts';
import { importFile } from '../../ingest/import-file.ts';
import type { ImportFormat } from '../../ingest/import-protocol.ts';
import type { ConsentKind } from '../../policy/consent-in-force.ts';
import { WORDING } from '../../policy/consent-wording.ts';
import type { Caller } from '../../services/caller.ts';
import { changeConsent } from '../../services/change-consent.ts';
import { listConsentDecisions } from '../../store/consent.ts';
import { ensureTenant, forgetEmptyTenant } from '../../store/tenants.ts';
import { consentsArgument, domainArgument, monthArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { openProgress } from '../progress.ts';
import { type CommandDeps, withStore } from '../store.ts';
import { say, type Terminal } from '../terminal.ts';
import { consentLines, reportLines } from '../texts/import-report.ts';
import { type AddCommand, FROM_COMMAND_LINE, type GlobalOptions } from './command.ts';

type Options = GlobalOptions & {
  readonly format: ImportFormat;
  readonly tenant: string;
  readonly domain: readonly string[];
  readonly users?: string;
  readonly since?: Month;
  readonly consent?: readonly ConsentKind[];
};

/** `acquaint import FILE` */
export const addImport: AddCommand = (program, { terminal, environment }) => {
  program
    .command('import')
    .description('read a file of mail and meetings into a tenant; reading it again changes nothing')
    .argument('<file>', 'plain or gzip')
    .addOption(new Option('--format <format>', 'what the file is').choices(['tsv', 'graph']).makeOptionMandatory())
    .requiredOption('--tenant <name>', 'the tenant; made when there is none of that name')
    .requiredOption(
      '--domain <domain...>',
      'the domains of the organisation; addresses under them are inside',
      domainArgument,
    )
    .option('--users <file>', "a Data Connect User_v1 file that names the mailboxes' owners")
    .option(
      '--since <month>',
      'the first month of which the file holds everything: a mailbox without anything in a month counts as read there',
      monthArgument,
    )
    .option(
      '--consent <kind...>',
      'grant these kinds of consent first, as an administrator would (for trials)',
      consentsArgument,
    )
    .action((file: string, _options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(options, environment, (deps) => runImport(deps, terminal, file, options), { isLong: true });
    });
};

async function runImport(deps: CommandDeps, terminal: Terminal, file: string, options: Options): Promise<void> {
  const tenantId = await ensureTenant(deps.db, { name: options.tenant, domains: options.domain });
  try {
    const caller: Caller = { tenantId, role: 'administrator', colleagueId: undefined };
    const grant = async () => {
      for (const kind of options.consent ?? []) {
        await changeConsent(deps, caller, { kind, change: 'grant', from: FROM_COMMAND_LINE, wording: WORDING });
      }
      const decisions = await listConsentDecisions(deps.db, tenantId);
      return { granted: decisions.filter((decision) => decision.isGranted).map((decision) => decision.kind) };
    };
    const decisions = await listConsentDecisions(deps.db, tenantId);
    const isWithdrawn = decisions.length > 0 && !decisions.some((decision) => decision.isGranted);
    // Normally granted when the file is in, so that a refused file changes nothing; without any consent left it would not be read.
    const first = isWithdrawn ? await grant() : undefined;
    if (first !== undefined && first.granted.length === 0) {
      throw new CommandError('The administrator withdrew all consent: nothing is read until some is granted again.');
    }
    const progress = openProgress(terminal);
    const { format, domain: domains, users: usersFile, since } = options;
    const report = await importFile(deps, { file, format, tenantId, domains, usersFile, since, progress });
    const { granted } = first ?? (await grant());
    say(terminal, [...reportLines(report), ...consentLines(granted, whereOf(options))]);
  } catch (error) {
    await forgetEmptyTenant(deps.db, tenantId);
    throw error;
  }
}

/** The options that a next command needs to find the same tenant. */
function whereOf(options: Options): string {
  const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text}'`);
  const data = options.data === undefined ? '' : ` --data ${quoted(options.data)}`;
  return `${data} --tenant ${quoted(options.tenant)}`;
}
