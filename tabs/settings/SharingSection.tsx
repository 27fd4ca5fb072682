import { Button, Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { changeSharingRoute } from '../../src/contract/sharing.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { Section } from '../../src/ui/Section.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { dayAfter, type PauseDay, pauseEnd, startOfDay } from './pause-day.ts';
import { SharingNow } from './SharingNow.tsx';
import type { SectionProps, Sharing } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.sharing;

type Choice = Sharing['choice'];

const useStyles = makeStyles({
  options: { gap: tokens.spacingVerticalS },
  option: { color: tokens.colorNeutralForeground1 },
  effect: { display: 'block', maxWidth: '60ch', color: tokens.colorNeutralForeground2 },
  day: { marginLeft: '36px', maxWidth: '220px' },
  example: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  exampleTitle: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  save: { alignSelf: 'flex-start' },
});

/** Sharing on, paused or off: what each does is said before it is chosen. */
export function SharingSection({ api, locale, sharing, onSharing }: SectionProps) {
  const styles = useStyles();
  const action = useAction();
  const [choice, setChoice] = useState<Choice>(sharing.choice);
  const [day, setDay] = useState<PauseDay>(dayAfter(new Date(), 7));
  const pausedUntil = startOfDay(day);

  async function change(to: Choice, until: string | null): Promise<Done> {
    const before = sharing;
    const body = to === 'paused' && until !== null ? { choice: to, pausedUntil: until } : { choice: to };
    const now = await api.call(changeSharingRoute, { body });
    onSharing(now);
    setChoice(now.choice);
    // What was deleted does not come back, so that alone cannot be undone.
    const undo = to === 'off' || before.choice === 'off' ? undefined : () => change(before.choice, before.pausedUntil);
    return { words: doneWords(now, locale), undo };
  }

  const isSame = choice === sharing.choice && choice !== 'paused';
  const isImpossible = choice === 'paused' && pausedUntil === undefined;
  return (
    <Section title={words.title} icon={<ShieldCheckmarkRegular />}>
      <SharingNow sharing={sharing} locale={locale} />
      <RadioGroup
        aria-label={words.label}
        className={styles.options}
        value={choice}
        onChange={(_event, { value }) => setChoice(choiceOf(value))}
      >
        {option('on', words.on, words.onEffect, styles)}
        {option('paused', words.paused, words.pausedEffect, styles)}
        {choice === 'paused' && (
          <Field label={words.from} className={styles.day}>
            <Input
              type="date"
              value={day}
              min={dayAfter(new Date(), 1)}
              max={pauseEnd(new Date())}
              onChange={(_event, data) => setDay(data.value)}
            />
          </Field>
        )}
        {option('off', words.off, words.offEffect, styles)}
      </RadioGroup>
      <div className={styles.example}>
        <Text className={styles.exampleTitle}>{words.exampleTitle}</Text>
        <Text>{words.example}</Text>
      </div>
      <Button
        className={styles.save}
        appearance="primary"
        disabledFocusable={isSame || isImpossible || action.outcome.state === 'busy'}
        onClick={() => action.run(() => change(choice, pausedUntil ?? null))}
      >
        {words.save[choice]}
      </Button>
      <ActionResult action={action} />
    </Section>
  );
}

function option(value: Choice, title: string, effect: string, styles: Record<'option' | 'effect', string>) {
  const label = (
    <>
      <Text weight="semibold" className={styles.option}>
        {title}
      </Text>
      <Text className={styles.effect}>{effect}</Text>
    </>
  );
  return <Radio value={value} label={label} />;
}

function choiceOf(value: string): Choice {
  return value === 'paused' || value === 'off' ? value : 'on';
}

function doneWords(now: Sharing, locale: string): string {
  switch (now.choice) {
    case 'on':
      return words.done.on;
    case 'paused':
      return words.done.paused(now.pausedUntil === null ? '' : dayText(now.pausedUntil, locale));
    case 'off':
      return words.done.off;
  }
}
