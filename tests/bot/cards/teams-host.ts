/** The ways Teams looks. */
export type Theme = 'light' | 'dark' | 'contrast';

type Palette = {
  readonly page: string;
  readonly ground: string;
  readonly border: string;
  readonly text: string;
  readonly subtle: string;
  readonly brand: string;
  readonly onBrand: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly emphasisGround: string;
  readonly accentGround: string;
  readonly goodGround: string;
  readonly warningGround: string;
  readonly attentionGround: string;
};

/** Colours after Fluent 2 for Teams: near to what Teams draws, not taken from it. */
const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5',
    ground: '#ffffff',
    border: '#d1d1d1',
    text: '#242424',
    subtle: '#616161',
    brand: '#5b5fc7',
    onBrand: '#ffffff',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a5a00',
    attention: '#b10e1c',
    emphasisGround: '#f5f5f5',
    accentGround: '#e8ebfa',
    goodGround: '#f1faf1',
    warningGround: '#fff9f5',
    attentionGround: '#fdf3f4',
  },
  dark: {
    page: '#1f1f1f',
    ground: '#292929',
    border: '#525252',
    text: '#ffffff',
    subtle: '#adadad',
    brand: '#5b5fc7',
    onBrand: '#ffffff',
    accent: '#a3a9f8',
    good: '#7fd07f',
    warning: '#fac57a',
    attention: '#f1949c',
    emphasisGround: '#1f1f1f',
    accentGround: '#3b3d66',
    goodGround: '#0f2e0f',
    warningGround: '#3d2a0b',
    attentionGround: '#3f1011',
  },
  contrast: {
    page: '#000000',
    ground: '#000000',
    border: '#ffffff',
    text: '#ffffff',
    subtle: '#ffffff',
    brand: '#1aebff',
    onBrand: '#000000',
    accent: '#1aebff',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ffb3b8',
    emphasisGround: '#000000',
    accentGround: '#000000',
    goodGround: '#000000',
    warningGround: '#000000',
    attentionGround: '#000000',
  },
};

const FONT = "'Segoe UI', 'Selawik', 'Open Sans', 'Liberation Sans', sans-serif";

/** The host configuration of a theme: sizes and spacings as Teams has them, at most. */
export function hostConfigOf(theme: Theme): object {
  const palette = PALETTES[theme];
  const both = (colour: string) => ({ default: colour, subtle: colour });
  const foregroundColors = {
    default: { default: palette.text, subtle: palette.subtle },
    dark: both(palette.text),
    light: both(palette.subtle),
    accent: both(palette.accent),
    good: both(palette.good),
    warning: both(palette.warning),
    attention: both(palette.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: FONT,
    supportsInteractivity: true,
    spacing: { none: 0, small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: palette.border },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    containerStyles: {
      default: style(palette.ground),
      emphasis: style(palette.emphasisGround),
      accent: style(palette.accentGround),
      good: style(palette.goodGround),
      warning: style(palette.warningGround),
      attention: style(palette.attentionGround),
    },
    inputs: {
      label: { requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'bolder' }, inputSpacing: 'small' },
      errorMessage: { color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 12,
    },
  };
}

/** What the renderer leaves to the host: buttons, inputs, corners. */
export function styleOf(theme: Theme): string {
  const { page, ground, border, text, subtle, brand, onBrand, attention } = PALETTES[theme];
  const hairline = theme === 'contrast' ? `outline: 1px solid ${border};` : '';
  return `
    .${theme} { background: ${page}; color: ${text}; }
    .${theme} .state { color: ${subtle}; }
    .${theme} .frame { background: ${ground}; border: 1px solid ${border}; border-radius: 8px; overflow: hidden; }
    .${theme} .rounded { border-radius: 6px; ${hairline} }
    .${theme} .ac-pushButton {
      font: 600 14px/20px ${FONT}; padding: 5px 12px; min-height: 32px; border-radius: 4px;
      background: ${ground}; color: ${text}; border: 1px solid ${border}; white-space: normal;
    }
    .${theme} .ac-pushButton.style-positive, .${theme} .ac-pushButton.primary {
      background: ${brand}; color: ${onBrand}; border-color: ${brand};
    }
    .${theme} .ac-pushButton.style-destructive { color: ${attention}; border-color: ${attention}; }
    .${theme} .ac-input {
      font: 400 14px/20px ${FONT}; width: 100%; box-sizing: border-box; padding: 6px 10px; border-radius: 4px;
      background: ${ground}; color: ${text}; border: 1px solid ${border}; color-scheme: ${theme === 'light' ? 'light' : 'dark'};
    }
    .${theme} textarea.ac-input { min-height: 84px; resize: vertical; field-sizing: content; }
    .${theme} .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    .${theme} .ac-selectable { cursor: pointer; }
  `;
}
