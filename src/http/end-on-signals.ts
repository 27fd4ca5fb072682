import type { Log } from './log.ts';
import { describeFailure } from './log.ts';

/**
 * Ends a service in order when the process is told to end; a second signal ends it at once. Something thrown where
 * nobody catches it ends the process too: the log says where, never what the exception says.
 *
 * @param exit ends the process with a code.
 */
export function endOnSignals(
  service: { readonly close: () => Promise<void> },
  log: Log,
  exit: (code: number) => void,
): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) {
      exit(1);
      return;
    }
    isEnding = true;
    service.close().then(
      () => exit(0),
      (error: unknown) => {
        log('crashed', describeFailure(error));
        exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const crash = (error: unknown): void => {
    log('crashed', describeFailure(error));
    exit(1);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
