import { Link, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ProblemCode } from '../contract/problem.ts';
import { stateOf } from './page-state.ts';
import { REFERENCE, stateWords } from './state-words.ts';
import type { Action } from './use-action.ts';

/** Refusals whose own sentence says best what is the matter. */
const SPEAKING: readonly ProblemCode[] = ['invalid_input', 'conflict', 'not_found'];

const UNDO = 'Undo';

const useStyles = makeStyles({ place: { outlineStyle: 'none', ':empty': { display: 'none' } } });

/** What came of something the person did, said aloud by screen readers; with the way back where there is one. */
export function ActionResult({ action }: { readonly action: Action }) {
  const styles = useStyles();
  const { outcome } = action;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome.state === 'done' && outcome.takesFocus) place.current?.focus();
  }, [outcome]);
  return (
    <div role="status" ref={place} tabIndex={-1} className={styles.place}>
      {outcome.state === 'done' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {outcome.words} <UndoLink action={action} undo={outcome.undo} />
          </MessageBarBody>
        </MessageBar>
      )}
      {outcome.state === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failureWords(outcome.failure)}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

type Undo = Extract<Action['outcome'], { state: 'done' }>['undo'];

function UndoLink({ action, undo }: { readonly action: Action; readonly undo: Undo }) {
  if (undo === undefined) return null;
  return (
    <Link as="button" inline onClick={() => action.run(undo, true)}>
      {UNDO}
    </Link>
  );
}

/** A refusal speaks for itself, field by field; everything else has its words. */
function failureWords(failure: Extract<Action['outcome'], { state: 'failed' }>['failure']): string {
  if (failure.state === 'refused' && SPEAKING.includes(failure.code)) {
    return [failure.detail, ...failure.fields.map(({ problem }) => problem)].join(' ');
  }
  const state = stateOf(failure);
  const { title, text } = stateWords(state);
  const reference = state.kind === 'failed' && state.reference !== undefined ? ` ${REFERENCE} ${state.reference}` : '';
  return `${title}. ${text}${reference}`;
}
