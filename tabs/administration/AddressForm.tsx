import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { normaliseAddress } from '../../src/domain/address.ts';
import { WORDS } from './addresses-words.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground2 },
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  field: { flex: '1 1 220px', minWidth: 0 },
  box: { minWidth: 0 },
  decide: { alignSelf: 'flex-start' },
});

type Props = {
  readonly side: 'inside' | 'outside';
  readonly onDecide: (address: string, kind: 'person' | 'shared_mailbox' | 'machine') => void;
};

/** Decides about an address that is not listed. */
export function AddressForm({ side, onDecide }: Props) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [isPerson, setIsPerson] = useState(false);
  const address = normaliseAddress(text)?.address;
  const isWrong = text.trim() !== '' && address === undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (address === undefined) return;
        onDecide(address, isPerson ? 'person' : side === 'inside' ? 'shared_mailbox' : 'machine');
        setText('');
      }}
    >
      <div>
        <h3 className={styles.title}>{WORDS.otherTitle}</h3>
        <Text className={styles.quiet}>{WORDS.otherAbout}</Text>
      </div>
      <div className={styles.fields}>
        <Field
          className={styles.field}
          label={WORDS.address}
          {...(isWrong ? { validationState: 'none' as const, validationMessage: WORDS.notAnAddress } : {})}
        >
          <Input
            className={styles.box}
            type="email"
            autoComplete="off"
            placeholder={WORDS.placeholder}
            value={text}
            onChange={(_event, { value }) => setText(value)}
          />
        </Field>
        <Field className={styles.field} label={WORDS.kind}>
          <Select
            className={styles.box}
            value={isPerson ? 'person' : 'no_person'}
            onChange={(_event, { value }) => setIsPerson(value === 'person')}
          >
            <option value="no_person">{WORDS.other[side]}</option>
            <option value="person">{WORDS.other.person}</option>
          </Select>
        </Field>
      </div>
      <Button type="submit" className={styles.decide} disabledFocusable={address === undefined}>
        {WORDS.decide}
      </Button>
    </form>
  );
}
