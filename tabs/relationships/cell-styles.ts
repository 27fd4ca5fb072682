import { makeStyles, tokens } from '@fluentui/react-components';

/** Below this width a row is a card of three lines. */
export const NARROW = '(max-width: 719px)';

/** Where the cells of a row stand: in columns where there is room, in three lines where there is not. */
export const useCellStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(180px, 3fr) minmax(120px, 1.4fr) minmax(112px, 1.2fr) 112px 112px minmax(132px, 1.3fr)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    boxSizing: 'border-box',
    padding: `0 ${tokens.spacingHorizontalM}`,
    [`@media ${NARROW}`]: {
      gridTemplateColumns: 'auto auto 1fr',
      gridTemplateAreas: '"name name name" "health trend last"',
      gap: `0 ${tokens.spacingHorizontalM}`,
      alignContent: 'center',
    },
  },
  cell: {
    minWidth: 0,
    padding: 0,
    textAlign: 'start',
    fontWeight: 'inherit',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  },
  name: { [`@media ${NARROW}`]: { gridArea: 'name' } },
  health: { [`@media ${NARROW}`]: { gridArea: 'health', fontSize: tokens.fontSizeBase200 } },
  trend: { [`@media ${NARROW}`]: { gridArea: 'trend', fontSize: tokens.fontSizeBase200 } },
  last: { [`@media ${NARROW}`]: { gridArea: 'last', fontSize: tokens.fontSizeBase200, textAlign: 'end' } },
  // The detail has both: there is no room for them here.
  next: { [`@media ${NARROW}`]: { display: 'none' } },
  probability: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    [`@media ${NARROW}`]: { display: 'none' },
  },
});
