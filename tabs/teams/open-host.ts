import { app, authentication } from '@microsoft/teams-js';
import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { type HostTheme, systemTheme, watchSystemTheme } from '../../src/ui/theme.ts';

/** Teams, Outlook or Microsoft 365, in which a tab is open. */
export type TabHost = {
  readonly theme: HostTheme;
  /** What a deep link asks for within the tab; empty for none. */
  readonly subPage: string;
  /** The language and country of the host, such as `en-GB`. */
  readonly locale: string;
  readonly signIn: SignIn;
  /** Calls back whenever the person changes the theme. */
  readonly onTheme: (listener: (theme: HostTheme) => void) => void;
  /** Tells the host that there is something to see: it takes its own placeholder away. */
  readonly noteLoaded: () => void;
  /** Tells the host that the tab cannot be shown. */
  readonly noteFailed: () => void;
};

/** Milliseconds after which a window that frames us and does not answer is no host. */
const PATIENCE_MS = 5_000;
/** Milliseconds for a token: the host may be asking the person, or be waiting for an administrator's yes to be read. */
const TOKEN_PATIENCE_MS = 120_000;

/** Finds the host around this page; comes back empty where there is none. */
export async function findHost(): Promise<TabHost | undefined> {
  if (window.parent === window && window.opener === null) return undefined;
  try {
    await withinPatience(app.initialize());
    const context = await withinPatience(app.getContext());
    app.notifyAppLoaded();
    return {
      theme: themeOf(context.app.theme),
      subPage: context.page.subPageId ?? '',
      locale: context.app.locale,
      signIn: { token: hostToken },
      onTheme: (listener) => app.registerOnThemeChangeHandler((name) => listener(themeOf(name))),
      noteLoaded: () => app.notifySuccess(),
      noteFailed: () => app.notifyFailure({ reason: app.FailedReason.Other }),
    };
  } catch {
    return undefined;
  }
}

/**
 * A browser alone, with a token that somebody signed in for.
 *
 * @param onExpired called when the service takes the token no longer
 */
export function browserHost(token: string, onExpired: () => void): TabHost {
  return {
    theme: systemTheme(),
    subPage: new URLSearchParams(location.search).get('sub') ?? '',
    locale: navigator.language,
    signIn: {
      token: async (asked) => {
        if (asked?.isRefused !== true) return token;
        onExpired();
        throw new SignInRefused('The sign-in has run out.');
      },
    },
    onTheme: watchSystemTheme,
    noteLoaded: () => undefined,
    noteFailed: () => undefined,
  };
}

async function hostToken(): Promise<string> {
  try {
    return await withinPatience(authentication.getAuthToken(), TOKEN_PATIENCE_MS);
  } catch (error) {
    throw new SignInRefused(error instanceof Error ? error.message : 'The host gave no token.');
  }
}

function themeOf(name: string): HostTheme {
  switch (name) {
    case 'dark':
      return 'dark';
    case 'contrast':
      return 'contrast';
    default:
      return 'light';
  }
}

function withinPatience<Answer>(answer: Promise<Answer>, patienceMs = PATIENCE_MS): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The host did not answer.')), patienceMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
