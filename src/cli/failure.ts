import { CommanderError } from 'commander';
import { AppError } from '../domain/app-error.ts';

// How a command ends that did not do what was asked: 2 when it was asked wrongly, 1 when it could not be done.
const EXIT_USAGE = 2;
const EXIT_FAILED = 1;

/** A refusal of the command line itself, with the sentence to show. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

/** What to write to the error stream and how to end, for whatever a command threw. Never a stack trace. */
export function endingOf(error: unknown): { readonly lines: readonly string[]; readonly exitCode: number } {
  // Commander has written its own sentence by then; help and version end well.
  if (error instanceof CommanderError) return { lines: [], exitCode: error.exitCode === 0 ? 0 : EXIT_USAGE };
  if (error instanceof AppError) return { lines: [error.message, ...hintsOf(error)], exitCode: EXIT_FAILED };
  const message = error instanceof Error && error.message !== '' ? error.message : 'Something went wrong.';
  return { lines: [message], exitCode: EXIT_FAILED };
}

function hintsOf(error: AppError): readonly string[] {
  if (error.code === 'consent_required') {
    return [
      'An administrator grants it with: npm run -s acquaint -- consent grant identifiableInsights (guests: --guests)',
    ];
  }
  return error.fields.map(({ field, problem }) => `  ${field}: ${problem}`);
}
