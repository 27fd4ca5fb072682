import { makeStyles, tokens } from '@fluentui/react-components';

/** Lines across a fill: with high contrast the colours are all one, and some people cannot tell them apart anyway. */
function linesAt(angle: number): string {
  const line = tokens.colorNeutralBackground1;
  return `repeating-linear-gradient(${angle}deg, transparent 0 5px, ${line} 5px 7px)`;
}

/** What stands for each grade wherever it is drawn. */
export const useGradeFills = makeStyles({
  good: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  fair: { backgroundColor: tokens.colorPaletteMarigoldBackground3, backgroundImage: linesAt(135) },
  poor: { backgroundColor: tokens.colorPaletteRedBackground3, backgroundImage: linesAt(0) },
});
