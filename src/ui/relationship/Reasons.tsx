import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, LightbulbRegular, SubtractRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXXS, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { flex: 'none', display: 'flex', fontSize: '16px', paddingTop: '2px', color: tokens.colorNeutralForeground3 },
  title: { color: tokens.colorNeutralForeground2 },
});

type Ok = Extract<Relationship['health'], { state: 'ok' }>;

/** Why the score is what it is, and what would lift it. */
export function Reasons({ reasons, steps }: { readonly reasons: Ok['reasons']; readonly steps: Ok['whatIf'] }) {
  return (
    <>
      <Listed title={WORDS.health.why}>
        {reasons.map(({ code, effect, sentence }) => (
          <Line key={code} icon={<EffectIcon effect={effect} />} mark={WORDS.effect[effect]}>
            {sentence}
          </Line>
        ))}
      </Listed>
      {steps.length > 0 && (
        <Listed title={WORDS.health.helps}>
          {steps.map(({ action, sentence }) => (
            <Line key={action} icon={<LightbulbRegular />}>
              {sentence}
            </Line>
          ))}
        </Listed>
      )}
    </>
  );
}

function Listed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <Text size={200} weight="semibold" className={styles.title}>
        {title}
      </Text>
      <ul className={styles.list} aria-label={title}>
        {children}
      </ul>
    </div>
  );
}

function Line(props: { readonly icon: ReactNode; readonly mark?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <span
        className={styles.icon}
        title={props.mark}
        {...(props.mark === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': props.mark })}
      >
        {props.icon}
      </span>
      <Text>{props.children}</Text>
    </li>
  );
}

function EffectIcon({ effect }: Pick<Ok['reasons'][number], 'effect'>) {
  switch (effect) {
    case 'raises':
      return <ArrowUpRegular />;
    case 'lowers':
      return <ArrowDownRegular />;
    case 'neutral':
      return <SubtractRegular />;
  }
}
