import { makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  ArrowRightRegular,
  ArrowTrendingDownRegular,
  ArrowTrendingRegular,
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  QuestionCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { Reasons } from './Reasons.tsx';
import { Ring } from './Ring.tsx';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', gap: tokens.spacingHorizontalL, alignItems: 'center' },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  line: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  icon: { display: 'flex', fontSize: '20px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  fair: { color: tokens.colorStatusWarningForeground1 },
  poor: { color: tokens.colorStatusDangerForeground1 },
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
              <span className={styles.line}>
                <span className={`${styles.icon} ${styles[health.grade]}`} aria-hidden="true">
                  <GradeIcon grade={health.grade} />
                </span>
                <Text size={400} weight="semibold">
                  {WORDS.grade[health.grade]}
                </Text>
              </span>
              <span className={styles.line}>
                <span className={styles.icon} aria-hidden="true">
                  <TrendIcon trend={health.trend} />
                </span>
                <Text>{WORDS.trend[health.trend]}</Text>
              </span>
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

type Ok = Extract<Relationship['health'], { state: 'ok' }>;

function GradeIcon({ grade }: Pick<Ok, 'grade'>) {
  switch (grade) {
    case 'good':
      return <CheckmarkCircleRegular />;
    case 'fair':
      return <WarningRegular />;
    case 'poor':
      return <ErrorCircleRegular />;
  }
}

function TrendIcon({ trend }: Pick<Ok, 'trend'>) {
  switch (trend) {
    case 'improving':
      return <ArrowTrendingRegular />;
    case 'steady':
      return <ArrowRightRegular />;
    case 'declining':
      return <ArrowTrendingDownRegular />;
    case 'not_enough_information':
      return <QuestionCircleRegular />;
  }
}
