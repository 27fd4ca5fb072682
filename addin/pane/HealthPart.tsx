import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Part } from '../../src/ui/relationship/Part.tsx';
import { RelationshipParts } from '../../src/ui/relationship/RelationshipParts.tsx';
import type { HealthAnswer } from './item-answers.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

/** The relationship: the own one where there is one, else that of all colleagues together. */
export function HealthPart({ answer, locale }: { readonly answer: HealthAnswer; readonly locale: string }) {
  const styles = useStyles();
  const { own, shared } = answer;
  if (own.state === 'known')
    return <RelationshipParts title={WORDS.health.own} relationship={own.relationship} locale={locale} />;
  const note = noteOf(own.state);
  if (shared.state === 'known') {
    return (
      <RelationshipParts title={WORDS.health.shared} note={note} relationship={shared.relationship} locale={locale} />
    );
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
