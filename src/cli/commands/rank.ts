import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Day } from '../../domain/calendar.ts';
import { readCallerAtStore } from '../../services/caller.ts';
import { type RankQuery, rankCandidates } from '../../services/rank-candidates.ts';
import { dayArgument } from '../arguments.ts';
import { CommandError } from '../failure.ts';
import { withStore } from '../store.ts';
import { type AddCommand, type GlobalOptions, TENANT_OPTION } from './command.ts';

type Options = GlobalOptions & { readonly at: Day; readonly queries: string; readonly tenant?: string };

/** `acquaint rank --at DATE --queries FILE` */
export const addRank: AddCommand = (program, { terminal, environment }) => {
  program
    .command('rank')
    .description('score named candidates as of a day, lists too: it measures the formula and proposes nobody')
    .requiredOption('--at <date>', 'as of this day, from the 365 days before it', dayArgument)
    .requiredOption('--queries <file>', 'lines of JSON: {cut, contact, candidates}')
    .option(...TENANT_OPTION)
    .action((_options, command) => {
      const options: Options = command.optsWithGlobals();
      return withStore(
        options,
        environment,
        async (deps) => {
          const queries = await readQueries(options);
          const caller = await readCallerAtStore(deps, { tenant: options.tenant });
          const rankings = await rankCandidates(deps, caller, { at: options.at, queries });
          terminal.out(rankings.map((ranking) => `${JSON.stringify({ cut: options.at, ...ranking })}\n`).join(''));
        },
        { isLong: true },
      );
    });
};

const querySchema = z.object({ cut: z.string(), contact: z.string(), candidates: z.array(z.string()) });

async function readQueries(options: Options): Promise<readonly RankQuery[]> {
  const text = await readFile(options.queries, 'utf8').catch(() => {
    throw new CommandError(`${options.queries} cannot be read.`);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const query = querySchema.safeParse(parseJson(line));
    if (!query.success) {
      throw new CommandError(`Line ${index + 1} of the queries is not {"cut", "contact", "candidates"}.`);
    }
    if (query.data.cut !== options.at) {
      throw new CommandError(`Line ${index + 1} of the queries is about ${query.data.cut}, not ${options.at}.`);
    }
    return [{ contact: query.data.contact, candidates: query.data.candidates }];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
