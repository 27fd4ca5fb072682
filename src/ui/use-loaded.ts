import { type DependencyList, useCallback, useEffect, useState } from 'react';
import { type Failure, failureOf } from '../client/failure.ts';

/** Something that is asked for, has come, or has not. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What is loaded, and the two ways of changing it. */
export type Loading<Value> = {
  readonly loaded: Loaded<Value>;
  readonly reload: () => void;
  /** Puts in place what another call has answered. */
  readonly put: (value: Value) => void;
};

/**
 * Asks for something when a component appears and whenever `on` changes. An answer that comes after the next question is dropped, so
 * that nobody sees what belongs to somebody else.
 *
 * @param keeps whether what is there stays on screen until the new is there: only where both are about the same person
 * @param known gives what has come before the component appeared: it is shown at once
 */
export function useLoaded<Value>(
  load: (signal: AbortSignal) => Promise<Value>,
  on: DependencyList,
  keeps = false,
  known?: () => Value | undefined,
): Loading<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>(() => {
    const value = known?.();
    return value === undefined ? { state: 'loading' } : { state: 'ready', value };
  });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked depends on `on` and the round, and on nothing else.
  useEffect(() => {
    const ending = new AbortController();
    setLoaded((before) => (keeps && before.state === 'ready' ? before : { state: 'loading' }));
    load(ending.signal).then(
      (value) => {
        if (ending.signal.aborted) return;
        // What is there already is not drawn again.
        setLoaded((before) =>
          before.state === 'ready' && before.value === value ? before : { state: 'ready', value },
        );
      },
      (error: unknown) => {
        if (!ending.signal.aborted) setLoaded({ state: 'failed', failure: failureOf(error) });
      },
    );
    return () => ending.abort();
  }, [...on, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const put = useCallback((value: Value) => setLoaded({ state: 'ready', value }), []);
  return { loaded, reload, put };
}
