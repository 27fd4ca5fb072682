/** The colour of the brand: the ground of the icons, and the accent colour of the app. */
export const BRAND_COLOR = '#0F6CBD';

/** The two icons inside the package, by the names the manifest uses. */
export const PACKAGE_ICONS = { color: 'color.png', outline: 'outline.png' } as const;

/** A picture of ours: its file, its width and height in pixels, and how it is drawn. */
export type Icon = { readonly file: string; readonly size: number; readonly look: IconLook };

/**
 * How an icon is drawn: `color` the mark in white on a full square, `outline` white lines on nothing, `tile` the mark in
 * white on a rounded square, `pane` the other way round, which tells the add-in for older clients from the app.
 */
export type IconLook = 'color' | 'outline' | 'tile' | 'pane';

/** The sizes Outlook asks for on its ribbon. */
export const RIBBON_SIZES = [16, 32, 64, 80] as const;

/** The sizes of Outlook on a phone, each drawn at one, two and three pixels a point. */
export const MOBILE_SIZES = [25, 32, 48] as const;
export const MOBILE_SCALES = [1, 2, 3] as const;

/** The widths in pixels that come of it. */
export const MOBILE_PIXELS = MOBILE_SIZES.flatMap((size) => MOBILE_SCALES.map((scale) => size * scale));

const PANE_SIZES = new Set([...RIBBON_SIZES, 128, ...MOBILE_PIXELS]);

/** Every icon there is; `npm run icons` draws them. */
export const ICONS: readonly Icon[] = [
  { file: PACKAGE_ICONS.color, size: 192, look: 'color' },
  { file: PACKAGE_ICONS.outline, size: 32, look: 'outline' },
  ...RIBBON_SIZES.map((size): Icon => ({ file: tileIcon(size), size, look: 'tile' })),
  ...[...PANE_SIZES].sort((a, b) => a - b).map((size): Icon => ({ file: paneIcon(size), size, look: 'pane' })),
];

/** The file of the icon on Outlook's ribbon, of the app. */
export function tileIcon(size: number): string {
  return `tile-${size}.png`;
}

/** The file of the icon of the add-in for older clients. */
export function paneIcon(size: number): string {
  return `pane-${size}.png`;
}
