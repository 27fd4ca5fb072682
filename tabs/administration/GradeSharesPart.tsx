import { Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Api, ReplyOf } from '../../src/client/api.ts';
import { previewGradesRoute } from '../../src/contract/tenant-settings.ts';
import { type GradeShares, gradeSharesOf } from '../../src/domain/grade-shares.ts';
import type { HealthSettings } from '../../src/domain/health-settings.ts';
import { dayText } from '../../src/ui/dates.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLater } from '../../src/ui/use-later.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { useGradeFills } from './grade-fills.ts';
import { WORDS } from './health-words.ts';
import { WORDS as FRAME } from './words.ts';

const MOVING_MS = 250;
const GRADES = ['good', 'fair', 'poor'] as const;

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  bar: {
    display: 'flex',
    gap: '2px',
    height: '24px',
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  fill: { minWidth: 0, transitionProperty: 'flex', transitionDuration: tokens.durationNormal },
  still: { '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0ms' } },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  entry: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  dot: { width: '16px', height: '16px', borderRadius: tokens.borderRadiusSmall, alignSelf: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Grades = ReplyOf<typeof previewGradesRoute>;

type Props = {
  readonly api: Api;
  readonly locale: string;
  readonly draft: HealthSettings;
  readonly saved: HealthSettings;
  /** Whether nothing is moved. */
  readonly isSame: boolean;
  readonly onConsent: () => void;
};

/** Which share of relationships gets which grade with the settings as they are being moved. */
export function GradeSharesPart({ api, locale, draft, saved, isSame, onConsent }: Props) {
  const styles = useStyles();
  const id = useId();
  // Weights and frequency change scores, so the service is asked; bounds are looked up in what it said.
  const { loaded, reload } = useGrades(api, draft);
  const now = useGrades(api, saved).loaded;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {isSame ? WORDS.sharesNow : WORDS.shares}
      </h3>
      {loaded.state === 'loading' && <LoadingLines label={FRAME.loading} />}
      {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && (
        <Shares
          grades={loaded.value}
          draft={draft}
          before={now.state === 'ready' ? sharesOf(now.value, saved) : undefined}
          locale={locale}
          onConsent={onConsent}
        />
      )}
    </section>
  );
}

function useGrades(api: Api, { frequency, adjustments }: HealthSettings) {
  const { mail, meeting, call } = adjustments;
  const asked = useLater([frequency, mail, meeting, call].join(' '), MOVING_MS);
  return useLoaded(
    (signal) =>
      api.call(previewGradesRoute, {
        query: { frequency, mail: textOf(mail), meeting: textOf(meeting), call: textOf(call) },
        signal,
      }),
    [api, asked],
    true,
  );
}

function textOf(adjustment: number): string {
  return adjustment === 0 ? '0' : adjustment.toFixed(2);
}

type SharesProps = Pick<Props, 'draft' | 'locale' | 'onConsent'> & {
  readonly grades: Grades;
  readonly before: GradeShares | undefined;
};

function Shares({ grades, draft, before, locale, onConsent }: SharesProps) {
  const styles = useStyles();
  const fills = useGradeFills();
  switch (grades.state) {
    case 'consent_required':
      return (
        <Text>
          {WORDS.noConsent}{' '}
          <Link as="button" inline onClick={onConsent}>
            {WORDS.toConsent}
          </Link>
        </Text>
      );
    case 'too_few_people':
      return <Text>{WORDS.tooFew(grades.atLeast)}</Text>;
    case 'shown': {
      const shares = sharesOf(grades, draft);
      const about = WORDS.sharesAbout(dayText(grades.asOf, locale));
      if (shares === undefined) return <Text>{WORDS.none}</Text>;
      return (
        <>
          <div className={styles.bar} aria-hidden="true">
            {GRADES.map((grade) => (
              // The width is the figure, and nothing but a style can say so.
              <span
                key={grade}
                className={mergeClasses(styles.fill, styles.still, fills[grade])}
                style={{ flex: `${shares[grade]} 1 0` }}
              />
            ))}
          </div>
          <ul className={styles.legend} aria-live="polite">
            {GRADES.map((grade) => (
              <li key={grade} className={styles.entry}>
                <span className={mergeClasses(styles.dot, fills[grade])} aria-hidden="true" />
                <Text weight="semibold">{WORDS.share(WORDS.grade[grade], shares[grade])}</Text>
                {before !== undefined && before[grade] !== shares[grade] && (
                  <Text className={styles.quiet}>{WORDS.before(before[grade])}</Text>
                )}
              </li>
            ))}
          </ul>
          <Text size={200} className={styles.quiet}>
            {about} {WORDS.within(shares.within)}
          </Text>
        </>
      );
    }
  }
}

function sharesOf(grades: Grades, { gradeBounds }: HealthSettings): GradeShares | undefined {
  return grades.state === 'shown' ? gradeSharesOf(grades.reaching, gradeBounds) : undefined;
}
