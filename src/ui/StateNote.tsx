import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { PageState } from './page-state.ts';
import { actOf, REFERENCE, stateWords } from './state-words.ts';

/** A state that leaves something to look at: a line above it. */
export function StateNote({
  state,
  onRetry,
}: {
  readonly state: PageState;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { title, text, action } = stateWords(state);
  const act = actOf(state, onRetry);
  const isFailure = state.kind === 'failed' || state.kind === 'offline';
  return (
    <MessageBar intent={isFailure ? 'error' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
        {state.kind === 'failed' && state.reference !== undefined && ` ${REFERENCE} ${state.reference}`}
      </MessageBarBody>
      {action !== undefined && act !== undefined && (
        <MessageBarActions>
          <Button onClick={act}>{action}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
