import { Button, Card, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { signInInWindow } from '../../src/client/sign-in-window.ts';
import { PageFrame } from '../../src/ui/PageFrame.tsx';

const WORDS = {
  title: 'Acquaint',
  where: 'This page belongs in Microsoft Teams, Outlook or Microsoft 365.',
  how: 'There it takes your sign-in from the app around it. You can use it here too once you have signed in.',
  expired: 'Your sign-in has run out. What you had not saved is not saved.',
  signIn: 'Sign in',
  waiting:
    'Sign in in the window that has opened. Is there none? Your browser may have blocked it: choose “Sign in” again.',
  teams: 'Open Microsoft Teams',
  demo: 'Open it in the demo’s stand-in for Teams',
} as const;

const useStyles = makeStyles({
  card: { gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXL, alignItems: 'flex-start' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

type Props = {
  /** Where to go on: an address, or a path of the demo. */
  readonly elsewhere: string;
  /** Where the page of the sign-in is. */
  readonly signInPath: string;
  /** Whether somebody was signed in here before. */
  readonly hasExpired: boolean;
  readonly onToken: (token: string) => void;
};

/** What stands in place of a tab that was opened outside of any host. */
export function OutsidePage({ elsewhere, signInPath, hasExpired, onToken }: Props) {
  const styles = useStyles();
  const stopWaiting = useRef<() => void>(undefined);
  const [isWaiting, setIsWaiting] = useState(false);
  useEffect(() => () => stopWaiting.current?.(), []);
  const signIn = (): void => {
    stopWaiting.current?.();
    stopWaiting.current = signInInWindow(signInPath, onToken);
    setIsWaiting(true);
  };
  return (
    <PageFrame title={WORDS.title}>
      <Card className={styles.card}>
        {hasExpired && <Text role="alert">{WORDS.expired}</Text>}
        <Text weight="semibold">{WORDS.where}</Text>
        <Text>{WORDS.how}</Text>
        <div className={styles.actions}>
          <Button appearance="primary" onClick={signIn}>
            {WORDS.signIn}
          </Button>
          <Link href={elsewhere}>{elsewhere.startsWith('/') ? WORDS.demo : WORDS.teams}</Link>
        </div>
        <Text role="status">{isWaiting ? WORDS.waiting : ''}</Text>
      </Card>
    </PageFrame>
  );
}
