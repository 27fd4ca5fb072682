import { wholeArgument } from '../arguments.ts';
import type { AddCommand, GlobalOptions } from './command.ts';

type Options = GlobalOptions & { readonly port?: number; readonly host?: string };

/** `acquaint serve`: the same service as `npm start`, settings from the environment, some of them by option. */
export const addServe: AddCommand = (program, { terminal, environment }) => {
  program
    .command('serve')
    .description('run the service until it is ended (Ctrl+C)')
    .option('--port <port>', 'instead of PORT, or 3978', wholeArgument(0, 65_535))
    .option('--host <host>', 'instead of HOST, or 127.0.0.1')
    .action(async (_options, command) => {
      const options: Options = command.optsWithGlobals();
      // Loaded when asked for: without the service the other commands start in half the time.
      const { startServing } = await import('../serving.ts');
      const settings = {
        ...environment,
        ...(options.data === undefined ? {} : { ACQUAINT_DATA: options.data, DATABASE_URL: undefined }),
        ...(options.port === undefined ? {} : { PORT: String(options.port) }),
        ...(options.host === undefined ? {} : { HOST: options.host }),
      };
      await startServing(settings, terminal);
    });
};
