import { type Day, dayOf } from '../../domain/calendar.ts';
import { dayArgument, wholeArgument } from '../arguments.ts';
import { say } from '../terminal.ts';
import { numberText } from '../texts/plain.ts';
import { tableLines } from '../texts/table.ts';
import type { AddCommand } from './command.ts';

type Options = { readonly today?: Day; readonly seed?: number };

/** `acquaint demo generate DIR` */
export const addDemo: AddCommand = (program, { terminal }) => {
  program
    .command('demo')
    .description('the made-up tenant')
    .command('generate')
    .description('write its year of mail and meetings as files that import reads')
    .argument('<dir>', 'where to; files of an earlier run in it are replaced')
    .option('--today <date>', 'the day after the last mail (default: today)', dayArgument)
    .option('--seed <number>', 'another number, another tenant', wholeArgument(1, 999_999_999))
    .action(async (directory: string, options: Options) => {
      const { writeMadeUpTenant } = await import('../../demo/tenant/write.ts');
      const today = options.today ?? dayOf(Date.now());
      const { counts, users, messages, events } = await writeMadeUpTenant({
        directory,
        today,
        ...(options.seed === undefined ? {} : { seed: options.seed }),
      });
      const rows = Object.entries(counts).map(([name, count]) => [name, numberText(count)]);
      say(terminal, [...tableLines(['Made up', ''], rows), '', `  ${users}`, `  ${messages}`, `  ${events}`]);
    });
};
