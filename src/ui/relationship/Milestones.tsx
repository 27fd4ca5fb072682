import { makeStyles, tokens } from '@fluentui/react-components';
import type { Voice } from '../../domain/health-reasons.ts';
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

type Props = { readonly milestones: Relationship['milestones']; readonly locale: string; readonly voice: Voice };

/** The last and the next contact. */
export function Milestones({ milestones: { last, next }, locale, voice }: Props) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      <div>
        <dt className={styles.name}>{WORDS.health.last}</dt>
        <dd className={styles.value}>
          {last === null ? WORDS.health.none : <Moment of={last} {...{ locale, voice }} />}
        </dd>
      </div>
      <div>
        <dt className={styles.name}>{WORDS.health.next}</dt>
        <dd className={styles.value}>
          {next === null ? WORDS.health.noNext : <Moment of={next} {...{ locale, voice }} />}
        </dd>
      </div>
    </dl>
  );
}

type Interaction = NonNullable<Props['milestones']['last']>;

function Moment({
  of: { on, startsAt, kind, direction },
  locale,
  voice,
}: {
  readonly of: Interaction;
  readonly locale: string;
  readonly voice: Voice;
}) {
  const styles = useStyles();
  return (
    <>
      {startsAt === null ? dayText(on, locale) : momentText(startsAt, locale)}
      <span className={styles.how}>{kind === 'mail' ? MAIL[direction] : `${kind}${INVITED[voice][direction]}`}</span>
    </>
  );
}

const MAIL: Readonly<Record<Interaction['direction'], string>> = {
  in: 'mail from them',
  out: 'mail to them',
  both: 'mails both ways',
};

/** Who invited to a meeting or call, as far as one side did. */
const INVITED: Readonly<Record<Voice, Readonly<Record<Interaction['direction'], string>>>> = {
  you: { in: ', they invited', out: ', you invited', both: '' },
  we: { in: ', they invited', out: ', we invited', both: '' },
};
