import { expect, test } from '@jest/globals';
import { parseCommand } from '../../bot/commands/parse-command.ts';
import { ENGLISH } from '../../manifest/texts/english.ts';
import { GERMAN } from '../../manifest/texts/german.ts';

/** What each command of the menu means; the first three are sent with whom they are about behind them. */
const MEANT = {
  whoKnows: 'who-knows-person',
  introduceMe: 'introduce',
  howAreWeDoing: 'health',
  myIntroductions: 'introductions',
  whatIsShown: 'show-shown',
  stopSharing: 'sharing-off',
  help: 'help',
} as const;
const ABOUT_SOMEBODY = ['whoKnows', 'introduceMe', 'howAreWeDoing'];

const CASES = [ENGLISH, GERMAN].flatMap(({ commands }) =>
  Object.entries(MEANT).map(([name, kind]) => [commands[name as keyof typeof MEANT].title, name, kind] as const),
);

test.each(CASES)('the menu’s command "%s" is understood', (title, name, kind) => {
  const said = ABOUT_SOMEBODY.includes(name) ? `${title} yvonne@fourthcoffee.com` : title;
  expect(parseCommand(said).kind).toBe(kind);
});
