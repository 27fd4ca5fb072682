import { Combobox, Field, makeStyles, Option, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { searchContactsRoute } from '../../src/contract/contacts.ts';
import { choicesOf, type PickerChoice, typedChoices } from './picker-choices.ts';
import { WORDS } from './words.ts';

const words = WORDS.picker;

/** Milliseconds of silence after which a search begins. */
const PAUSE_MS = 200;
const MOST_FOUND = '8';

const useStyles = makeStyles({
  field: { maxWidth: '460px' },
  box: { minWidth: 0 },
  option: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: 'inherit', fontSize: tokens.fontSizeBase200 },
});

type Props = {
  readonly api: Api;
  readonly label: string;
  /** Whether whole companies can be picked too. */
  readonly withDomains: boolean;
  readonly onPick: (choice: PickerChoice) => void;
};

type Found =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly choices: readonly PickerChoice[] };

/** Finds a person or a company by typing; takes an address or a domain that nobody has written to, too. */
export function ContactPicker({ api, label, withDomains, onPick }: Props) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const found = useSearch(api, text, withDomains);
  const typed = typedChoices(text, withDomains);
  const choices = found.state === 'found' ? [...found.choices, ...typed.filter(isNotIn(found.choices))] : typed;
  return (
    <Field label={label} className={styles.field}>
      <Combobox
        className={styles.box}
        freeform
        clearable
        placeholder={WORDS.hidden.placeholder}
        value={text}
        selectedOptions={[]}
        open={isOpen && text.trim().length >= 2}
        onOpenChange={(_event, { open }) => setIsOpen(open)}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setIsOpen(true);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const choice = choices.find((one) => one.key === optionValue);
          if (optionValue === undefined) setText('');
          if (choice === undefined) return;
          setText('');
          onPick(choice);
        }}
      >
        {choices.map((choice) => (
          <Option key={choice.key} value={choice.key} text={choice.title} checkIcon={null}>
            <span className={styles.option}>
              {choice.title}
              {choice.about !== undefined && <Text className={styles.quiet}>{choice.about}</Text>}
            </span>
          </Option>
        ))}
        {choices.length === 0 && (
          <Option disabled value="" text={noneWords(found)} checkIcon={null}>
            {noneWords(found)}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

function useSearch(api: Api, text: string, withDomains: boolean): Found {
  const [found, setFound] = useState<Found>({ state: 'idle' });
  const q = text.trim();
  useEffect(() => {
    if (q.length < 2) {
      setFound({ state: 'idle' });
      return;
    }
    const ending = new AbortController();
    const timer = setTimeout(() => {
      setFound((before) => (before.state === 'found' ? before : { state: 'searching' }));
      api.call(searchContactsRoute, { query: { q, limit: MOST_FOUND }, signal: ending.signal }).then(
        ({ contacts }) => setFound({ state: 'found', choices: choicesOf(contacts, withDomains) }),
        () => {
          if (!ending.signal.aborted) setFound({ state: 'failed' });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [api, q, withDomains]);
  return found;
}

function isNotIn(others: readonly PickerChoice[]): (choice: PickerChoice) => boolean {
  return ({ key }) => others.every((other) => other.key !== key);
}

function noneWords(found: Found): string {
  switch (found.state) {
    case 'idle':
    case 'searching':
      return words.searching;
    case 'failed':
      return words.failed;
    case 'found':
      return words.nothing;
  }
}
