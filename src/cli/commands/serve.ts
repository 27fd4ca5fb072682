import { demoParts, demoWelcome } from '../../demo/demo-parts.ts';
import { endOnSignals } from '../../http/end-on-signals.ts';
import { productionParts } from '../../http/production-parts.ts';
import { runService } from '../../http/run-service.ts';
import { readSettings } from '../../http/settings.ts';
import { wholeArgument } from '../arguments.ts';
import { say } from '../terminal.ts';
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
      const settings = readSettings({
        ...environment,
        ...(options.data === undefined ? {} : { ACQUAINT_DATA: options.data, DATABASE_URL: undefined }),
        ...(options.port === undefined ? {} : { PORT: String(options.port) }),
        ...(options.host === undefined ? {} : { HOST: options.host }),
      });
      const tell = (line: string) => say(terminal, line);
      const parts = settings.mode === 'demo' ? await demoParts(settings, tell) : productionParts(settings);
      const service = await runService(settings, { ...parts, startJobs: () => [] });
      endOnSignals(service, parts.log, process.exit);
      if (settings.mode === 'demo') demoWelcome(service.url, settings).forEach(tell);
    });
};
