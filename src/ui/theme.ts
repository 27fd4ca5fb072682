import type { Theme } from '@fluentui/react-components';

/** The ways hosts look. */
export type HostTheme = 'light' | 'dark' | 'contrast';

/** Fluent's themes for a family of hosts. Each family has a file of its own, so that a page loads no other's. */
export type Themes = Readonly<Record<HostTheme, Theme>>;

/** What the system prefers, for a page without a host. */
export function systemTheme(): HostTheme {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back whenever the system prefers another theme. */
export function watchSystemTheme(listener: (theme: HostTheme) => void): void {
  for (const question of ['(forced-colors: active)', '(prefers-color-scheme: dark)']) {
    matchMedia(question).addEventListener('change', () => listener(systemTheme()));
  }
}
