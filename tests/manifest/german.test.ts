import { describe, expect, test } from '@jest/globals';
import { builtForDemo, linesOf } from './built.ts';

describe('the German file', () => {
  async function linesWith(change: (german: Record<string, string>) => void): Promise<readonly string[]> {
    const built = await builtForDemo();
    const german = { ...built.german };
    change(german);
    return linesOf({ ...built, german });
  }

  test('has every text that people see', async () => {
    const { german } = await builtForDemo();
    expect(german).toMatchObject({
      'name.full': 'Acquaint: wer kennt wen',
      'staticTabs[3].name': 'Einstellungen',
      'bots[0].commandLists[0].commands[0].title': 'wer kennt',
      'composeExtensions[0].commands[1].title': 'Um Vermittlung bitten',
      'extensions[0].ribbons[3].tabs[0].groups[0].controls[0].supertip.description': expect.stringContaining('Termins'),
    });
  });

  test('without its texts is refused, each by its name', async () => {
    const { german } = await builtForDemo();
    const keys = Object.keys(german).filter((key) => key.includes('['));
    const lines = await linesWith((words) => {
      for (const key of keys) delete words[key];
    });
    expect(keys.length).toBeGreaterThan(30);
    expect([...lines].sort()).toEqual(keys.map((key) => `de.json: ${key}: is not translated`).sort());
  });

  test.each(['name.short', 'description.short', 'description.full'])('without %s is refused', async (key) => {
    const lines = await linesWith((words) => {
      delete words[key];
    });
    expect(lines).toEqual([`de.json: must have required property '${key}' (schema 1.27)`]);
  });

  test('with an empty text is refused', async () => {
    const lines = await linesWith((words) => {
      words['staticTabs[0].name'] = ' ';
    });
    expect(lines).toEqual(['de.json: staticTabs[0].name: is not translated']);
  });

  test('with a text for something that is not in the manifest is refused', async () => {
    const lines = await linesWith((words) => {
      words['staticTabs[9].name'] = 'Mehr';
    });
    expect(lines).toEqual(['de.json: staticTabs[9].name: is nothing in the manifest']);
  });

  test('with a text that is too long is refused', async () => {
    const lines = await linesWith((words) => {
      words['composeExtensions[0].commands[0].title'] = 'x'.repeat(33);
    });
    expect(lines.join()).toContain(
      'de.json: composeExtensions[0].commands[0].title: must NOT have more than 32 characters',
    );
  });

  test('with a slash before a command, or a product in the name, is refused', async () => {
    const lines = await linesWith((words) => {
      words['bots[0].commandLists[0].commands[0].title'] = '/wer';
      words['name.full'] = 'Acquaint für Outlook';
    });
    expect(lines).toEqual([
      "de.json: name.full: does not have the word Outlook: it belongs to Microsoft's own",
      'de.json: bots[0].commandLists[0]: has no slash before /wer',
    ]);
  });
});
