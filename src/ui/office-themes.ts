import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Themes } from './theme.ts';

/** Outlook and the web are blue. Contrast takes the colours of the system where it has forced ones. */
export const OFFICE_THEMES: Themes = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };
