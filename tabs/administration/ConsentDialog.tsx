import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { changeConsentRoute } from '../../src/contract/consent.ts';
import { bodyOf, type ConsentPreview, type ConsentStep } from './consent-step.ts';
import { WORDS } from './consent-words.ts';
import { EffectDialog } from './EffectDialog.tsx';

const MOST_PEOPLE = 100;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: '20px', maxHeight: '200px', overflowY: 'auto', alignSelf: 'stretch' },
  table: { display: 'grid', gridTemplateColumns: 'auto auto', gap: `0 ${tokens.spacingHorizontalL}`, margin: 0 },
  cell: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

type Props = {
  readonly api: Api;
  readonly step: ConsentStep;
  readonly onConfirm: (effect: ConsentPreview) => void;
  readonly onClose: () => void;
};

/** What a decision about consent would do: read, left out and why, shown to whom, deleted. */
export function ConsentDialog({ api, step, onConfirm, onClose }: Props) {
  const { change, decision } = step;

  async function preview(signal: AbortSignal): Promise<ConsentPreview> {
    const { wording: _read, ...body } = { wording: undefined, ...bodyOf(step, '') };
    const answer = await api.call(changeConsentRoute, { query: { preview: 'true' }, body, signal });
    if (answer.state !== 'preview') throw new Error('A preview was answered with a decision.');
    return answer;
  }

  return (
    <EffectDialog
      title={WORDS.dialog[change](decision.words.title)}
      confirm={WORDS.dialog.confirm[change]}
      preview={preview}
      wordFor={({ mailboxesErased }) =>
        mailboxesErased === 0 ? undefined : { word: WORDS.confirmWord, label: WORDS.confirmLabel(WORDS.confirmWord) }
      }
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {(effect) => <Effect step={step} effect={effect} />}
    </EffectDialog>
  );
}

function Effect({ step, effect }: { readonly step: ConsentStep; readonly effect: ConsentPreview }) {
  const styles = useStyles();
  return (
    <>
      {step.change === 'withdraw' && (
        <Text>
          {WORDS.stops} {WORDS.erased(effect.mailboxesErased)}
        </Text>
      )}
      <Text>{WORDS.read(effect.mailboxesRead)}</Text>
      {effect.mailboxesRead > 0 && <LeftOut effect={effect} />}
      <div className={styles.part}>
        <h3 className={styles.title}>{WORDS.sees}</h3>
        <dl className={styles.table}>
          <dt>{WORDS.seesOwn}</dt>
          <dd className={styles.cell}>{WORDS.audience[effect.sees.ownRelationships]}</dd>
          <dt>{WORDS.seesAccounts}</dt>
          <dd className={styles.cell}>{WORDS.audience[effect.sees.accountFigures]}</dd>
          <dt>{WORDS.seesWho}</dt>
          <dd className={styles.cell}>{WORDS.audience[effect.sees.whoKnowsWhom]}</dd>
        </dl>
      </div>
    </>
  );
}

function LeftOut({ effect }: { readonly effect: ConsentPreview }) {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const { sharingOff, optedOutGroup, left } = effect.leftOut;
  const count = sharingOff + optedOutGroup + left;
  const shown = effect.people.slice(0, MOST_PEOPLE);
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{WORDS.leftOut}</h3>
      <Text className={styles.quiet}>
        {count === 0 ? WORDS.leftOutNobody : WORDS.counts(sharingOff, optedOutGroup, left)}
      </Text>
      {effect.groups.length > 0 && (
        <Text className={styles.quiet}>{effect.groups.map(({ name, groupId }) => name ?? groupId).join(', ')}</Text>
      )}
      {count > 0 && (
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? WORDS.hidePeople : WORDS.showPeople}
        </Button>
      )}
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        <ul className={styles.list} tabIndex={0} aria-label={WORDS.leftOut}>
          {shown.map(({ person, reason }) => (
            <li key={person.address}>
              {person.name ?? person.address}: {WORDS.reasons[reason]}
            </li>
          ))}
          {count > shown.length && <li>{WORDS.more(count - shown.length)}</li>}
        </ul>
      )}
    </div>
  );
}
