import { useCallback, useState } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';

/** What came of something the person did. */
export type Outcome =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | ({ readonly state: 'done'; readonly takesFocus: boolean } & Done)
  | { readonly state: 'failed'; readonly failure: Failure };

/** What was done in words, and how to take it back where it can be. */
export type Done = { readonly words: string; readonly undo?: (() => Promise<Done>) | undefined };

/** Something the person does, and what came of it. */
export type Action = {
  readonly outcome: Outcome;
  /** @param isLast whether what was clicked goes away with it: the focus then goes to what came of it, with its way back */
  readonly run: (work: () => Promise<Done>, isLast?: boolean) => void;
};

/** Runs what the person does, one at a time, and keeps what came of it for the screen. */
export function useAction(): Action {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const run = useCallback((work: () => Promise<Done>, isLast = false) => {
    setOutcome({ state: 'busy' });
    work().then(
      (done) => setOutcome({ state: 'done', takesFocus: isLast, ...done }),
      (error: unknown) => setOutcome({ state: 'failed', failure: failureOf(error) }),
    );
  }, []);
  return { outcome, run };
}
