import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { GradeMark, TrendMark } from './Marks.tsx';
import { Reasons } from './Reasons.tsx';
import { Ring } from './Ring.tsx';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', gap: tokens.spacingHorizontalL, alignItems: 'center' },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  warning: { margin: 0, color: tokens.colorStatusWarningForeground1 },
});

/** Score, grade and trend in words and marks; why; what would help. Or why there is no score. */
export function Score({ health }: { readonly health: Relationship['health'] }) {
  const styles = useStyles();
  switch (health.state) {
    case 'not_enough_information':
      return <NoScore title={WORDS.health.notEnough} text={health.sentence} />;
    case 'in_progress':
      return <NoScore title={WORDS.health.reading} text={health.sentence} />;
    case 'ok':
      return (
        <>
          <div className={styles.head}>
            <Ring score={health.score} grade={health.grade} />
            <div className={styles.words}>
              <GradeMark grade={health.grade}>
                <Text size={400} weight="semibold">
                  {WORDS.grade[health.grade]}
                </Text>
              </GradeMark>
              <TrendMark trend={health.trend} />
            </div>
          </div>
          {health.warning !== null && <p className={styles.warning}>{health.warning.sentence}</p>}
          <Reasons reasons={health.reasons} steps={health.whatIf} />
        </>
      );
  }
}

function NoScore({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <Text weight="semibold" block>
        {title}
      </Text>
      <Text>{text}</Text>
    </div>
  );
}
