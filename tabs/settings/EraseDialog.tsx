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
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useFocusBack } from '../../src/ui/use-focus-back.ts';
import { WORDS } from './words.ts';

const words = WORDS.data;

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  button: { whiteSpace: 'nowrap' },
});

type Props = { readonly onClose: () => void; readonly onConfirm: () => void };

/** Asks once more before everything is deleted: it cannot be undone, so a word must be typed. */
export function EraseDialog({ onClose, onConfirm }: Props) {
  const styles = useStyles();
  useFocusBack();
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim().toUpperCase() === words.confirmWord;
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isConfirmed) onConfirm();
          }}
        >
          <DialogBody>
            <DialogTitle>{words.dialogTitle}</DialogTitle>
            <DialogContent className={styles.content}>
              <Text>{words.dialogText}</Text>
              <Field label={words.confirmLabel(words.confirmWord)}>
                <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button className={styles.button} onClick={onClose}>
                {words.cancel}
              </Button>
              <Button type="submit" className={styles.button} appearance="primary" disabledFocusable={!isConfirmed}>
                {words.confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
