import { Button, Field, makeStyles, Select, Slider, Text, tokens } from '@fluentui/react-components';
import { HeartPulseRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { changeSettingsRoute, type readSettingsRoute } from '../../src/contract/tenant-settings.ts';
import {
  DEFAULT_HEALTH_SETTINGS,
  FREQUENCIES,
  type HealthSettings,
  withFairFrom,
  withGoodFrom,
} from '../../src/domain/health-settings.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { GradeBands } from './GradeBands.tsx';
import { GradeSharesPart } from './GradeSharesPart.tsx';
import { WORDS } from './health-words.ts';
import type { SectionProps } from './sections.ts';

const KINDS = ['mail', 'meeting', 'call'] as const;
/** Percent that a slider moves at once. */
const STEP = 5;

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
  },
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 0,
    minWidth: 0,
  },
  title: {
    padding: 0,
    marginBottom: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  box: { minWidth: 0 },
  label: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  value: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Settings = ReplyOf<typeof readSettingsRoute>;
type Props = SectionProps & { readonly settings: Settings; readonly onSettings: (settings: Settings) => void };

/** Expected frequency, weights and grades, with what would come out of them while they are moved. */
export function HealthCard({ api, locale, settings, onSettings, onOpen }: Props) {
  const styles = useStyles();
  const action = useAction();
  const [draft, setDraft] = useState<HealthSettings>(() => healthOf(settings));

  async function save(health: HealthSettings, words: string): Promise<Done> {
    const before = healthOf(settings);
    const now = await api.call(changeSettingsRoute, { body: health });
    onSettings(now);
    setDraft(healthOf(now));
    return { words, undo: () => save(before, WORDS.undone) };
  }

  const { frequency, adjustments, gradeBounds } = draft;
  const isSame = isLike(draft, healthOf(settings));
  const isUsual = isLike(draft, DEFAULT_HEALTH_SETTINGS);
  return (
    <Section title={WORDS.title} about={WORDS.about} icon={<HeartPulseRegular />}>
      <div className={styles.columns}>
        <div className={styles.group}>
          <Field label={WORDS.frequency} hint={WORDS.frequencyHint}>
            <Select
              className={styles.box}
              value={frequency}
              onChange={(_event, { value }) => {
                const chosen = FREQUENCIES.find((one) => one === value);
                if (chosen !== undefined) setDraft({ ...draft, frequency: chosen });
              }}
            >
              {FREQUENCIES.map((one) => (
                <option key={one} value={one}>
                  {WORDS.frequencies[one]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <fieldset className={styles.group}>
          <legend className={styles.title}>{WORDS.weights}</legend>
          {KINDS.map((kind) => {
            const percent = Math.round(adjustments[kind] * 100);
            return (
              <Field key={kind} label={labelOf(WORDS.kinds[kind], WORDS.weight(percent), styles)}>
                <Slider
                  className={styles.box}
                  min={-50 / STEP}
                  max={50 / STEP}
                  value={percent / STEP}
                  aria-label={WORDS.kinds[kind]}
                  aria-valuetext={WORDS.weight(percent)}
                  onChange={(_event, { value }) =>
                    setDraft({ ...draft, adjustments: { ...adjustments, [kind]: (value * STEP) / 100 } })
                  }
                />
              </Field>
            );
          })}
        </fieldset>
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.title}>{WORDS.grades}</legend>
        <GradeBands bounds={gradeBounds} />
        <div className={styles.columns}>
          <Bound
            name="fairFrom"
            value={gradeBounds.fairFrom}
            most={99}
            onChange={(value) => setDraft({ ...draft, gradeBounds: withFairFrom(gradeBounds, value) })}
          />
          <Bound
            name="goodFrom"
            value={gradeBounds.goodFrom}
            most={100}
            onChange={(value) => setDraft({ ...draft, gradeBounds: withGoodFrom(gradeBounds, value) })}
          />
        </div>
      </fieldset>
      <GradeSharesPart
        api={api}
        locale={locale}
        draft={draft}
        saved={healthOf(settings)}
        isSame={isSame}
        onConsent={() => onOpen('consent')}
      />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isSame || action.outcome.state === 'busy'}
          onClick={() => action.run(() => save(draft, WORDS.saved))}
        >
          {WORDS.save}
        </Button>
        {!isSame && <Button onClick={() => setDraft(healthOf(settings))}>{WORDS.discard}</Button>}
        {!isUsual && (
          <Button appearance="subtle" onClick={() => setDraft(DEFAULT_HEALTH_SETTINGS)}>
            {WORDS.usual}
          </Button>
        )}
      </div>
      <ActionResult action={action} />
    </Section>
  );
}

type BoundProps = {
  readonly name: 'fairFrom' | 'goodFrom';
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

function Bound({ name, value, most, onChange }: BoundProps) {
  const styles = useStyles();
  return (
    <Field label={labelOf(WORDS.bounds[name], String(value), styles)}>
      <Slider
        className={styles.box}
        min={most - 98}
        max={most}
        value={value}
        aria-label={WORDS.bounds[name]}
        onChange={(_event, { value: moved }) => onChange(moved)}
      />
    </Field>
  );
}

function labelOf(name: string, value: string, styles: Record<'label' | 'value', string>) {
  return {
    children: (
      <span className={styles.label}>
        {name}
        <Text className={styles.value}>{value}</Text>
      </span>
    ),
  };
}

function healthOf({ frequency, adjustments, gradeBounds }: HealthSettings): HealthSettings {
  return { frequency, adjustments, gradeBounds };
}

function isLike(one: HealthSettings, other: HealthSettings): boolean {
  return (
    one.frequency === other.frequency &&
    KINDS.every((kind) => one.adjustments[kind] === other.adjustments[kind]) &&
    one.gradeBounds.fairFrom === other.gradeBounds.fairFrom &&
    one.gradeBounds.goodFrom === other.gradeBounds.goodFrom
  );
}
