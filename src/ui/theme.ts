import {
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';

/** The ways hosts look. */
export type HostTheme = 'light' | 'dark' | 'contrast';

/** Which family of colours: Teams is violet, Outlook and the web are blue. */
export type HostFamily = 'teams' | 'office';

/** Fluent's theme for a host. Contrast takes the colours of the system where it has forced ones. */
export function themeFor(theme: HostTheme, family: HostFamily): Theme {
  switch (theme) {
    case 'light':
      return family === 'teams' ? teamsLightTheme : webLightTheme;
    case 'dark':
      return family === 'teams' ? teamsDarkTheme : webDarkTheme;
    case 'contrast':
      return teamsHighContrastTheme;
  }
}

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
