import { describe, expect, test } from '@jest/globals';
import type { CommandKind } from '../../bot/commands/command.ts';
import { parseCommand } from '../../bot/commands/parse-command.ts';
import { ENGLISH } from '../../manifest/texts/english.ts';
import { GERMAN } from '../../manifest/texts/german.ts';
import type { CommandId } from '../../manifest/texts/texts.ts';
import { EXTENSION } from '../../src/contract/app-names.ts';
import { builtForDemo } from '../manifest/built.ts';

/** What each command of the menu means; the first three are sent with whom they are about behind them. */
const MEANT = {
  whoKnows: 'who-knows-person',
  introduceMe: 'introduce',
  howAreWeDoing: 'health',
  myIntroductions: 'introductions',
  whatIsShown: 'show-shown',
  stopSharing: 'sharing-off',
  help: 'help',
} as const satisfies Readonly<Record<CommandId, CommandKind>>;
const ABOUT_SOMEBODY: readonly string[] = ['whoKnows', 'introduceMe', 'howAreWeDoing'] satisfies readonly CommandId[];

const CASES = [ENGLISH, GERMAN].flatMap(({ commands }) =>
  Object.entries(MEANT).map(([name, kind]) => [commands[name as CommandId].title, name, kind] as const),
);

describe('the menu of the bot', () => {
  test.each(CASES)('has the command "%s", which is understood', (title, name, kind) => {
    const said = ABOUT_SOMEBODY.includes(name) ? `${title} yvonne@fourthcoffee.com` : title;
    expect(parseCommand(said).kind).toBe(kind);
  });

  test('has no command in the built manifest but these', async () => {
    const { manifest } = await builtForDemo();
    const titles = manifest.bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
    );
    const known = Object.values(ENGLISH.commands).map(({ title }) => title);
    expect([...new Set(titles)].sort()).toEqual([...known].sort());
  });
});

test('the message extension has the commands that the bot goes by, and no others', async () => {
  const { manifest } = await builtForDemo();
  const commands = manifest.composeExtensions.flatMap(({ commands: all }) => all.map(({ id, type }) => [id, type]));
  expect(commands).toEqual([
    [EXTENSION.search, 'query'],
    [EXTENSION.ask, 'action'],
  ]);
});
