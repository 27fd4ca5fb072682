import { Card, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PageFrame } from '../../src/ui/PageFrame.tsx';

const WORDS = {
  title: 'Acquaint',
  where: 'This page belongs in Microsoft Teams, Outlook or Microsoft 365.',
  how: 'It takes your sign-in from there. Open the app “Acquaint” in one of them.',
  teams: 'Open Microsoft Teams',
  demo: 'Choose a person of the demo and sign in',
} as const;

const useStyles = makeStyles({
  card: { gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL, alignItems: 'flex-start' },
});

/** What stands in place of a tab that was opened outside of any host. @param elsewhere where to go on */
export function OutsidePage({ elsewhere }: { readonly elsewhere: string }) {
  const styles = useStyles();
  return (
    <PageFrame title={WORDS.title}>
      <Card className={styles.card}>
        <Text weight="semibold">{WORDS.where}</Text>
        <Text>{WORDS.how}</Text>
        <Link href={elsewhere}>{elsewhere.startsWith('/') ? WORDS.demo : WORDS.teams}</Link>
      </Card>
    </PageFrame>
  );
}
