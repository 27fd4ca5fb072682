import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useFocusBack } from '../../src/ui/use-focus-back.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
  button: { whiteSpace: 'nowrap' },
});

/** A word that must be typed before something that cannot be taken back. */
type Word = { readonly word: string; readonly label: string };

type Props<Effect> = {
  readonly title: string;
  readonly confirm: string;
  /** Asks the service what would happen; nothing does. */
  readonly preview: (signal: AbortSignal) => Promise<Effect>;
  /** What would happen, in words. */
  readonly children: (effect: Effect) => ReactNode;
  readonly wordFor?: (effect: Effect) => Word | undefined;
  readonly onConfirm: (effect: Effect) => void;
  readonly onClose: () => void;
};

/** Says what a decision would do before it is taken. */
export function EffectDialog<Effect>(props: Props<Effect>) {
  const styles = useStyles();
  useFocusBack();
  const [typed, setTyped] = useState('');
  const { loaded, reload } = useLoaded(props.preview, []);
  const effect = loaded.state === 'ready' ? { is: loaded.value } : undefined;
  const word = effect === undefined ? undefined : props.wordFor?.(effect.is);
  const isReady = effect !== undefined && (word === undefined || typed.trim().toUpperCase() === word.word);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && props.onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) props.onConfirm(effect.is);
          }}
        >
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.content}>
              {loaded.state === 'loading' && <LoadingLines label={WORDS.checking} lines={4} />}
              {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
              {effect !== undefined && props.children(effect.is)}
              {word !== undefined && (
                <Field label={word.label}>
                  <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
                </Field>
              )}
            </DialogContent>
            <DialogActions>
              <Button className={styles.button} onClick={props.onClose}>
                {WORDS.cancel}
              </Button>
              <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={!isReady}>
                {props.confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
