import { readColleagueAtStore } from '../../services/caller.ts';
import { wholeArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { storeSettingsOf, withStore } from '../store.ts';
import { say } from '../terminal.ts';
import { type AddCommand, AS_OPTION, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & {
  readonly as: string;
  readonly administrator?: boolean;
  readonly minutes: number;
  readonly tenant?: string;
};

const ADMINISTRATOR = 'Acquaint.Administrator';

/** `acquaint token --as COLLEAGUE`, in demo mode only. */
export const addToken: AddCommand = (program, { terminal, environment }) => {
  program
    .command('token')
    .description('a token of the local identity provider, for calling the demo service as a colleague')
    .requiredOption(...AS_OPTION)
    .option('--administrator', 'with the role of an administrator')
    .option('--minutes <minutes>', 'how long it holds', wholeArgument(1, 1440), 60)
    .option(...TENANT_OPTION)
    .action((_options, command) => {
      const options: Options = command.optsWithGlobals();
      if (environment['ACQUAINT_MODE'] === 'production' || environment['NODE_ENV'] === 'production') {
        throw new CommandError('Tokens are made in demo mode only. In production they come from Microsoft Entra.');
      }
      return withStore(options, environment, async (deps) => {
        const { tenant, colleague } = await readColleagueAtStore(deps, options);
        if (tenant.entraTenantId === null || colleague.objectId === null) {
          throw new CommandError('Only colleagues of the made-up tenant have tokens: others are not known to Entra.');
        }
        const [{ openDemoKeys }, { signDemoToken }] = await Promise.all([
          import('../../demo/identity/keys.ts'),
          import('../../demo/identity/sign-demo-token.ts'),
        ]);
        const keys = await openDemoKeys(storeSettingsOf(options, environment).dataDir);
        const person = {
          tenantId: tenant.entraTenantId,
          objectId: colleague.objectId,
          name: colleague.name ?? '',
          roles: options.administrator === true ? [ADMINISTRATOR] : [],
          isGuest: colleague.isGuest,
          ttl: options.minutes * 60,
        };
        say(terminal, await signDemoToken(keys, person, deps.now()));
      });
    });
};
