import { presentAudit } from '../../contract/audit.ts';
import { listAudit } from '../../services/list-audit.ts';
import { wholeArgument } from '../arguments.ts';
import { verifyAudits } from '../audit-check.ts';
import { CommandError } from '../failure.ts';
import { withStore } from '../store.ts';
import { say, sayJson } from '../terminal.ts';
import { auditLines, auditStateText } from '../texts/audit.ts';
import { withCaller } from '../with-caller.ts';
import { type AddCommand, type GlobalOptions, JSON_OPTION, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly limit: number;
  readonly restored: number;
  readonly json?: boolean;
  readonly tenant?: string;
};

/** `acquaint audit show|verify` */
export const addAudit: AddCommand = (program, { terminal, environment }) => {
  const audit = program.command('audit').description('what was decided, by whom and when');
  audit
    .command('show')
    .description('the newest entries, in ids')
    .option('--limit <number>', 'how many', wholeArgument(1, 1000), 50)
    .option(...JSON_OPTION)
    .option(...TENANT_OPTION)
    .action((_options, command) =>
      withCaller<Options>(command, environment, async (deps, caller, { limit, json }) => {
        const answer = await listAudit(deps, caller, { limit });
        if (json === true) sayJson(terminal, presentAudit(answer));
        else say(terminal, auditLines(answer));
      }),
    );
  audit
    .command('verify')
    .description('compute the chain of all entries again; ends with 1 when one was changed or is missing')
    .option(TENANT_OPTION[0], 'this tenant only')
    .option('--restored <number>', 'how often a backup was restored, as you know it', wholeArgument(0, 1000), 0)
    .action((_options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(options, environment, async (deps) => {
        const found = await verifyAudits(deps, options.tenant);
        const texts = found.map(({ name, state }) => ({
          isWhole: state.state === 'whole' && state.restored <= options.restored,
          text: `${name}: ${auditStateText(state, options.restored)}.`,
        }));
        const whole = texts.filter(({ isWhole }) => isWhole).map(({ text }) => text);
        const broken = texts.filter(({ isWhole }) => !isWhole).map(({ text }) => text);
        if (whole.length > 0) say(terminal, whole);
        if (broken.length > 0) throw new CommandError(broken.join('\n'));
      });
    });
};
