import { useCallback, useState } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';

/** What came of something the person did. */
export type Outcome =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | ({ readonly state: 'done' } & Done)
  | { readonly state: 'failed'; readonly failure: Failure };

/** What was done in words, and how to take it back where it can be. */
export type Done = { readonly words: string; readonly undo?: (() => Promise<Done>) | undefined };

/** Something the person does, and what came of it. */
export type Action = { readonly outcome: Outcome; readonly run: (work: () => Promise<Done>) => void };

/** Runs what the person does, one at a time, and keeps what came of it for the screen. */
export function useAction(): Action {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'idle' });
  const run = useCallback((work: () => Promise<Done>) => {
    setOutcome({ state: 'busy' });
    work().then(
      (done) => setOutcome({ state: 'done', ...done }),
      (error: unknown) => setOutcome({ state: 'failed', failure: failureOf(error) }),
    );
  }, []);
  return { outcome, run };
}
