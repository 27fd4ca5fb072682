import { describe, expect, test } from '@jest/globals';
import { build } from '../../manifest/build.ts';
import { readXml } from '../../manifest/check/read-xml.ts';
import { elementsIn } from '../../manifest/xml.ts';
import { describeInChromium } from '../support/chromium.ts';
import { builtForDemo, demoConfiguration, linesOf } from './built.ts';

async function linesWith(change: (document: string) => string): Promise<readonly string[]> {
  const built = await builtForDemo();
  const addIn = change(built.addIn);
  expect(addIn).not.toBe(built.addIn);
  return linesOf({ ...built, addIn });
}

describe('the add-in for older clients', () => {
  test('agrees with the manifest on version, developer and pages, and differs in id, name and icons', async () => {
    const { addIn, manifest } = await builtForDemo();
    const all = elementsIn(readXml(addIn));
    const textOf = (name: string) => all.find((element) => element.name === name)?.text;
    const valuesOf = (name: string) =>
      all.flatMap((one) => (one.name === name ? [one.attributes['DefaultValue']] : []));
    const [extension] = manifest.extensions;
    expect(textOf('Version')).toBe(`${manifest.version}.0`);
    expect(textOf('ProviderName')).toBe(manifest.developer.name);
    expect(new Set([...valuesOf('SourceLocation'), ...valuesOf('bt:Url')])).toEqual(
      new Set([extension?.runtimes[0]?.code.page, undefined]),
    );
    expect(textOf('Id')).toBe(extension?.alternates[0]?.hide.customOfficeAddin.officeAddinId);
    expect(textOf('Id')).not.toBe(manifest.id);
    expect(valuesOf('DisplayName')).not.toContain(manifest.name.short);
    const icons = extension?.ribbons.flatMap(({ tabs }) =>
      tabs.flatMap(({ groups }) => groups.flatMap((one) => one.icons)),
    );
    expect(icons?.filter(({ url }) => valuesOf('bt:Image').includes(url))).toEqual([]);
  });

  test('says on its buttons what the app says on them, in both languages', async () => {
    const { addIn, manifest, german } = await builtForDemo();
    const strings = elementsIn(readXml(addIn)).filter(({ name }) => name === 'bt:String');
    const pairs = strings.map(({ attributes, children }) => [
      attributes['DefaultValue'],
      children[0]?.attributes['Value'],
    ]);
    const tips = manifest.extensions[0]?.ribbons.map(({ tabs }, index) => [
      tabs[0]?.groups[0]?.controls[0]?.supertip.description,
      german[`extensions[0].ribbons[${index}].tabs[0].groups[0].controls[0].supertip.description`],
    ]);
    expect(pairs).toEqual(expect.arrayContaining(tips ?? [[]]));
    expect(pairs).toContainEqual(['Who knows', 'Wer kennt sie?']);
  });

  test('is offered on a phone beside mails that are read, and nowhere else', async () => {
    const { addIn } = await builtForDemo();
    const mobile = elementsIn(readXml(addIn)).filter(({ name }) => name === 'MobileFormFactor');
    const points = mobile.flatMap(elementsIn).filter(({ name }) => name === 'ExtensionPoint');
    expect(points.map(({ attributes }) => attributes['xsi:type'])).toEqual(['MobileMessageReadCommandSurface']);
  });

  test('stays well-formed and the same, whatever the developer is called', async () => {
    const demo = await demoConfiguration();
    const built = await build({ ...demo, developer: { ...demo.developer, name: `<A> & "B" 'C' &amp;` } });
    expect(await linesOf(built)).toEqual([]);
  });
});

describe('the check of the add-in', () => {
  test.each([
    ['an element that does not end', ['</Rule>', ''], 'is not well-formed: line'],
    ['an & by itself', ['>ReadItem<', '>Read & Item<'], 'an & stands by itself: it is written &amp;'],
    ['an attribute that is there twice', ['Name="Mailbox"', 'Name="Mailbox" Name="Mailbox"'], 'Name is there twice'],
    ['an attribute without quotes', ['id="TabDefault"', 'id=TabDefault'], 'a tag is not well-formed'],
    ['two roots', ['</OfficeApp>', '</OfficeApp><OfficeApp/>'], 'there are two roots'],
    ['text outside', ['</OfficeApp>', '</OfficeApp>more'], 'there is text outside the root'],
    ['a prefix that means nothing', [' xmlns:bt="', ' xmlns:cd="'], 'the prefix of bt:Sets means nothing'],
    [
      'another host',
      ['https://acquaint.example.com/addin', 'https://elsewhere.example.net/addin'],
      'SourceLocation: is on https://acquaint.example.com, not https://elsewhere.example.net/addin',
    ],
    [
      'a host that only begins the same',
      ['https://acquaint.example.com/addin', 'https://acquaint.example.com.example.net/addin'],
      'is on https://acquaint.example.com, not',
    ],
    [
      'an icon that there is not',
      ['/icons/pane-128.png', '/icons/pane-129.png'],
      'HighResolutionIconUrl: names an icon that there is: not pane-129.png',
    ],
    ['another version', ['1.0.0.0', '1.0.1.0'], 'Version: is 1.0.0.0'],
    [
      'the id of the app',
      ['c41e8a27-93d5-4f60-8b7c-2e6f0d9a5813', '7d0c5f4e-2b1a-4c8e-9f36-5a1d8e2c7b90'],
      'Id: is c41e8a27-93d5-4f60-8b7c-2e6f0d9a5813',
    ],
    [
      'the name of the app',
      ['DefaultValue="Acquaint side pane"', 'DefaultValue="Acquaint"'],
      "DisplayName: differs from the app's name",
    ],
    [
      'another name',
      ['DefaultValue="Acquaint side pane"', 'DefaultValue="Side pane"'],
      'DisplayName: begins with Acquaint',
    ],
    ['more than reading one item', ['ReadItem', 'ReadWriteMailbox'], 'Permissions: is ReadItem: no more is needed'],
    [
      'another order',
      ['<ProviderName>Acquaint (demo)</ProviderName>', ''],
      'OfficeApp: has, in this order: Id, Version, ProviderName',
    ],
    [
      'a resource that is not there',
      ['resid="paneUrl"', 'resid="pageUrl"'],
      'VersionOverrides 1.0: names a resource that is there: not pageUrl',
    ],
    [
      'a missing surface',
      ['"AppointmentAttendeeCommandSurface"', '"Module"'],
      'VersionOverrides 1.0: has AppointmentAttendeeCommandSurface',
    ],
    [
      'no surface for phones',
      ['"MobileMessageReadCommandSurface"', '"Module"'],
      'VersionOverrides 1.1: has MobileMessageReadCommandSurface',
    ],
    [
      'a missing size of an icon',
      ['size="80" resid="icon80"', 'size="64" resid="icon80"'],
      'VersionOverrides 1.0: has icons of the size 80',
    ],
    [
      'a missing size on phones',
      ['size="48" scale="3"', 'size="48" scale="2"'],
      'VersionOverrides 1.1: has icons of the size 48@3',
    ],
    [
      'pinning left out',
      ['<SupportsPinning>true</SupportsPinning>', ''],
      'VersionOverrides 1.1: lets people pin in 2 places, not in 1',
    ],
    [
      'a German text left out',
      ['<bt:Override Locale="de-DE" Value="Wer kennt sie?"/>', ''],
      'VersionOverrides 1.0: has the German of buttonLabel',
    ],
    [
      'a text that is too long',
      ['Value="Wer kennt sie?"', `Value="${'x'.repeat(126)}"`],
      'has at most 125 characters in buttonLabel, not 126',
    ],
    [
      'a name that is too long',
      ['Acquaint side pane', `Acquaint ${'x'.repeat(120)}`],
      'DisplayName: has at most 125 characters, not 129',
    ],
  ] as const)('refuses %s', async (_what, [from, to], said) => {
    const lines = await linesWith((document) => document.replace(from, to));
    expect(lines.join('\n')).toContain(said);
    expect(lines.every((line) => line.startsWith('acquaint-add-in.xml: '))).toBe(true);
  });
});

/** Runs in the browser: the elements of a document, and their attributes. */
const ELEMENTS_OF = `(text) => {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  return [...document.querySelectorAll('*')].map((element) => ({
    name: element.nodeName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}`;

describeInChromium('the XML of the add-in', (open) => {
  test('is read by a browser as our own reader reads it', async () => {
    const { addIn } = await builtForDemo();
    const page = await open();
    const seen = await page.evaluate(`(${ELEMENTS_OF})(${JSON.stringify(addIn)})`);
    expect(seen).toEqual(elementsIn(readXml(addIn)).map(({ name, attributes }) => ({ name, attributes })));
  });
});
