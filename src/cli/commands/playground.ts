import type { PlayerName } from '../../demo/playground/config.ts';
import { PLAYER_NAMES, playerArgument, wholeArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { say } from '../terminal.ts';
import type { AddCommand, GlobalOptions } from './command.ts';

type Options = GlobalOptions & { readonly as?: readonly PlayerName[]; readonly port: number };

const USUAL_PLAYERS: readonly PlayerName[] = ['priya', 'marcus'];

/** `acquaint playground`: the service with the made-up tenant, and Microsoft's Agents Playground for some of its people. */
export const addPlayground: AddCommand = (program, { terminal, environment }) => {
  program
    .command('playground')
    .description('talk to the bot as people of the made-up tenant, in Microsoft’s Agents Playground')
    .option('--as <name>', `one of ${PLAYER_NAMES.join(', ')}; again for one more`, playerArgument)
    .option('--port <port>', 'of the first Playground; the others follow', wholeArgument(1024, 65_500), 56_150)
    .action(async (_options, command) => {
      const options: Options = command.optsWithGlobals();
      const { startServing } = await import('../serving.ts');
      const settings = {
        ...environment,
        ...(options.data === undefined ? {} : { ACQUAINT_DATA: options.data, DATABASE_URL: undefined }),
      };
      await startServing(settings, terminal, async (service, { mode, dataDir }) => {
        if (mode !== 'demo')
          throw new CommandError('The Playground talks to the made-up tenant: leave ACQUAINT_MODE alone.');
        const [{ PLAYERS }, { runPlaygrounds }] = await Promise.all([
          import('../../demo/playground/config.ts'),
          import('../../demo/playground/run-playgrounds.ts'),
        ]);
        const players = (options.as ?? USUAL_PLAYERS).map((name) => PLAYERS[name]);
        const playgrounds = await runPlaygrounds({ service, dataDir, players, firstPort: options.port });
        const lines = players.map(
          ({ givenName }, index) => `  ${givenName.padEnd(10)} ${playgrounds.urls[index]?.href}`,
        );
        say(terminal, ['', 'Talk to the bot as', ...lines]);
        return playgrounds;
      });
    });
};
