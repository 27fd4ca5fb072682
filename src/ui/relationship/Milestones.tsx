import { makeStyles, tokens } from '@fluentui/react-components';
import { dayText, momentText } from '../dates.ts';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  how: { display: 'block', fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200 },
});

type Props = { readonly milestones: Relationship['milestones']; readonly locale: string };

/** The last and the next contact. */
export function Milestones({ milestones: { last, next }, locale }: Props) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      <div>
        <dt className={styles.name}>{WORDS.health.last}</dt>
        <dd className={styles.value}>{last === null ? WORDS.health.none : <Moment of={last} locale={locale} />}</dd>
      </div>
      <div>
        <dt className={styles.name}>{WORDS.health.next}</dt>
        <dd className={styles.value}>{next === null ? WORDS.health.noNext : <Moment of={next} locale={locale} />}</dd>
      </div>
    </dl>
  );
}

type Interaction = NonNullable<Props['milestones']['last']>;

function Moment({
  of: { on, startsAt, kind, direction },
  locale,
}: {
  readonly of: Interaction;
  readonly locale: string;
}) {
  const styles = useStyles();
  return (
    <>
      {startsAt === null ? dayText(on, locale) : momentText(startsAt, locale)}
      <span className={styles.how}>{HOW[kind][direction]}</span>
    </>
  );
}

const HOW: Readonly<Record<Interaction['kind'], Readonly<Record<Interaction['direction'], string>>>> = {
  mail: { in: 'mail from them', out: 'mail to them', both: 'mails both ways' },
  meeting: { in: 'meeting, they invited', out: 'meeting, we invited', both: 'meeting' },
  call: { in: 'call, they invited', out: 'call, we invited', both: 'call' },
};
