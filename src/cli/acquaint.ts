import { once } from 'node:events';
import { endingOf } from './failure.ts';
import { acquaintProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  isWatched: process.stderr.isTTY === true,
};

// Whoever reads the answer may stop reading (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await acquaintProgram({ terminal, environment: process.env }).parseAsync();
} catch (error) {
  const { lines, exitCode } = endingOf(error);
  for (const line of lines) terminal.err(`${line}\n`);
  process.exitCode = exitCode;
}
