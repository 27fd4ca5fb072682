import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { Themes } from './theme.ts';

/** Teams is violet. Contrast takes the colours of the system where it has forced ones. */
export const TEAMS_THEMES: Themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
