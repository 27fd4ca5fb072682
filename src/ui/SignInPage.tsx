import { Button, Text } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { LoadingLines } from './Loading.tsx';
import { OFFICE_THEMES } from './office-themes.ts';
import { PageFrame } from './PageFrame.tsx';
import { Stage } from './Stage.tsx';
import { systemTheme } from './theme.ts';

const WORDS = {
  title: 'Acquaint',
  under: 'Signing you in at Microsoft',
  done: 'You are signed in',
  close: 'You can close this window.',
  failed: 'You were not signed in',
  again: 'Sign in',
} as const;

/** The page of a window in which somebody signs in. @param props.signIn goes there, and hands over the token after coming back */
export function SignInPage({ signIn }: { readonly signIn: () => Promise<void> }) {
  const [state, setState] = useState<'under way' | 'done' | { readonly problem: string }>('under way');
  const begin = (): void => {
    setState('under way');
    signIn().then(
      () => setState('done'),
      (error: unknown) => setState({ problem: error instanceof Error ? error.message : String(error) }),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once, when the window opens.
  useEffect(begin, []);
  return (
    <Stage theme={systemTheme()} themes={OFFICE_THEMES}>
      <PageFrame title={WORDS.title}>
        {state === 'under way' && <LoadingLines label={WORDS.under} />}
        {state === 'done' && (
          <div role="status">
            <Text weight="semibold">{WORDS.done}.</Text> <Text>{WORDS.close}</Text>
          </div>
        )}
        {typeof state === 'object' && (
          <div role="alert">
            <Text weight="semibold" block>
              {WORDS.failed}
            </Text>
            <Text block>{state.problem}</Text>
            <Button appearance="primary" onClick={begin}>
              {WORDS.again}
            </Button>
          </div>
        )}
      </PageFrame>
    </Stage>
  );
}
