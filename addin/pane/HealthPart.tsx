import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { FiguresTable } from './FiguresTable.tsx';
import type { HealthAnswer, Relationship } from './item-answers.ts';
import { Milestones } from './Milestones.tsx';
import { Part } from './Part.tsx';
import { Score } from './Score.tsx';
import { TimeLine } from './TimeLine.tsx';
import { WORDS } from './words.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

/** The relationship: the own one where there is one, else that of all colleagues together. */
export function HealthPart({ answer, locale }: { readonly answer: HealthAnswer; readonly locale: string }) {
  const styles = useStyles();
  const { own, shared } = answer;
  if (own.state === 'known') return <Shown title={WORDS.health.own} relationship={own.relationship} locale={locale} />;
  const note = noteOf(own.state);
  if (shared.state === 'known') {
    return <Shown title={WORDS.health.shared} note={note} relationship={shared.relationship} locale={locale} />;
  }
  return (
    <Part title={WORDS.health.own}>
      <Text className={styles.quiet}>{note ?? WORDS.health.unknown}</Text>
    </Part>
  );
}

function noteOf(state: Exclude<HealthAnswer['own']['state'], 'known'>): string | undefined {
  switch (state) {
    case 'not_sharing':
      return WORDS.health.notSharing;
    case 'no_mailbox':
      return WORDS.health.noMailbox;
    case 'unknown':
      return undefined;
  }
}

type ShownProps = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly relationship: Relationship;
  readonly locale: string;
};

function Shown({ title, note, relationship, locale }: ShownProps) {
  const styles = useStyles();
  return (
    <>
      <Part title={title}>
        {note !== undefined && <Text className={styles.quiet}>{note}</Text>}
        <Score health={relationship.health} />
        <Milestones milestones={relationship.milestones} locale={locale} />
      </Part>
      <Part title={WORDS.figures.title}>
        <TimeLine weeks={relationship.timeLine.weeks} locale={locale} />
        <FiguresTable short={relationship.figures90} long={relationship.figures365} locale={locale} />
      </Part>
    </>
  );
}
