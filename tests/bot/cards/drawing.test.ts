import { expect, test } from '@jest/globals';
import { wordsOf } from '../../../bot/words/words-of.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { type Drawing, drawCards, prepareCardPage } from './card-page.ts';
import { samples } from './samples.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
const WIDTHS = [320, 480];

describeInChromium('every card, drawn by the official renderer', (openPage) => {
  test.each(['en-GB', 'de-DE'])(
    'gives no warning, fits at 320 and 480 pixels, and names its controls: %s',
    async (locale) => {
      const page = await openPage();
      await page.setViewportSize({ width: 3 * 520, height: 800 });
      await prepareCardPage(page);
      const words = wordsOf(locale, 'Europe/Berlin');
      const rows = Object.entries(samples()).flatMap(([name, make]) =>
        WIDTHS.map((width): readonly Drawing[] =>
          THEMES.map((theme) => ({
            name: `${name}, ${theme}, ${width}`,
            card: make(words),
            theme,
            width,
            isOpen: true,
          })),
        ),
      );
      const drawn = await drawCards(page, rows);
      expect(drawn.length).toBe(rows.length * THEMES.length);
      expect(problems(drawn, ({ complaints }) => complaints)).toEqual([]);
      expect(problems(drawn, ({ overflows }) => overflows)).toEqual([]);
      expect(problems(drawn, ({ nameless }) => nameless)).toEqual([]);
      expect(problems(drawn, ({ links }) => links)).toEqual([]);
      expect(drawn.filter(({ text }) => text.includes('\\')).map(({ name }) => name)).toEqual([]);
    },
  );
});

function problems<Drawn extends { readonly name: string }>(
  drawn: readonly Drawn[],
  of: (one: Drawn) => readonly string[],
): readonly string[] {
  return drawn.flatMap((one) => of(one).map((problem) => `${one.name}: ${problem}`));
}
