import { PLAYERS } from '../../demo/playground/config.ts';
import { runPlaygrounds } from '../../demo/playground/run-playgrounds.ts';
import type { CastColleague } from '../../demo/tenant/cast.ts';
import { playerArgument, wholeArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { say } from '../terminal.ts';
import type { AddCommand, GlobalOptions } from './command.ts';

type Options = GlobalOptions & { readonly as?: readonly CastColleague[]; readonly port: number };

const USUAL_PLAYERS = ['priya', 'marcus'].flatMap((name) => PLAYERS[name] ?? []);

/** `acquaint playground`: the service with the made-up tenant, and Microsoft's Agents Playground for some of its people. */
export const addPlayground: AddCommand = (program, { terminal, environment }) => {
  program
    .command('playground')
    .description('talk to the bot as people of the made-up tenant, in Microsoft’s Agents Playground')
    .option('--as <name>', `one of ${Object.keys(PLAYERS).join(', ')}; again for one more`, playerArgument)
    .option('--port <port>', 'of the first Playground; the others follow', wholeArgument(1024, 65_500), 56_150)
    .action(async (_options, command) => {
      const options: Options = command.optsWithGlobals();
      const players = options.as ?? USUAL_PLAYERS;
      const { startServing } = await import('../serving.ts');
      const settings = {
        ...environment,
        ...(options.data === undefined ? {} : { ACQUAINT_DATA: options.data, DATABASE_URL: undefined }),
      };
      await startServing(settings, terminal, async (service, { mode, dataDir }) => {
        if (mode !== 'demo')
          throw new CommandError('The Playground talks to the made-up tenant: leave ACQUAINT_MODE alone.');
        const playgrounds = await runPlaygrounds({ service, dataDir, players, firstPort: options.port });
        const lines = players.map(
          ({ givenName }, index) => `  ${givenName.padEnd(10)} ${playgrounds.urls[index]?.href}`,
        );
        say(terminal, ['', 'Talk to the bot as', ...lines]);
        return playgrounds;
      });
    });
};
