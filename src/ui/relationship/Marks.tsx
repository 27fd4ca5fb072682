import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowRightRegular,
  ArrowTrendingDownRegular,
  ArrowTrendingRegular,
  CheckmarkCircleRegular,
  ErrorCircleRegular,
  QuestionCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  line: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  icon: { display: 'flex', flex: 'none', fontSize: '20px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  fair: { color: tokens.colorStatusWarningForeground1 },
  poor: { color: tokens.colorStatusDangerForeground1 },
});

type Ok = Extract<Relationship['health'], { state: 'ok' }>;

/** A grade as a mark beside its word, so that colour is never alone. */
export function GradeMark({ grade, children }: Pick<Ok, 'grade'> & { readonly children?: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={`${styles.icon} ${styles[grade]}`} aria-hidden="true">
        <GradeIcon grade={grade} />
      </span>
      {children ?? <span>{WORDS.grade[grade]}</span>}
    </span>
  );
}

/** A trend as a mark beside its word. */
export function TrendMark({ trend }: Pick<Ok, 'trend'>) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={styles.icon} aria-hidden="true">
        <TrendIcon trend={trend} />
      </span>
      <span>{WORDS.trend[trend]}</span>
    </span>
  );
}

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
