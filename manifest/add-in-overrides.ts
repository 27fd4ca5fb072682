import type { Addresses } from './addresses.ts';
import { MOBILE_PIXELS, MOBILE_SCALES, MOBILE_SIZES, paneIcon, RIBBON_SIZES } from './icons.ts';
import { MAILBOX_VERSION, SURFACES, type Surface } from './surfaces.ts';
import { GERMAN_LOCALE, type TwoLanguages } from './texts/two-languages.ts';
import { element, type XmlElement } from './xml.ts';

const NAMESPACE = 'http://schemas.microsoft.com/office/mailappversionoverrides';

/** Names under which the texts and addresses of the pane stand among the resources; at most 32 characters. */
const PANE = 'paneUrl';
const GROUP = 'groupLabel';
const BUTTON = 'buttonLabel';

/**
 * The buttons: version 1.0, and in it 1.1, which clients take that know it. Only 1.1 has pinning and phones, and it is read
 * only where 1.0 is there as well.
 */
export function versionOverrides(addresses: Addresses, texts: TwoLanguages): XmlElement {
  const newer = element('VersionOverrides', { xmlns: `${NAMESPACE}/1.1`, 'xsi:type': 'VersionOverridesV1_1' }, [
    requirements(),
    host([desktop(true), mobile()]),
    resources(addresses, texts, [...RIBBON_SIZES, ...MOBILE_PIXELS]),
  ]);
  return element('VersionOverrides', { xmlns: NAMESPACE, 'xsi:type': 'VersionOverridesV1_0' }, [
    requirements(),
    host([desktop(false)]),
    resources(addresses, texts, RIBBON_SIZES),
    newer,
  ]);
}

function requirements(): XmlElement {
  const sets = element('bt:Sets', { DefaultMinVersion: MAILBOX_VERSION }, [element('bt:Set', { Name: 'Mailbox' })]);
  return element('Requirements', {}, [sets]);
}

function host(formFactors: readonly XmlElement[]): XmlElement {
  return element('Hosts', {}, [element('Host', { 'xsi:type': 'MailHost' }, formFactors)]);
}

function desktop(canPin: boolean): XmlElement {
  return element(
    'DesktopFormFactor',
    {},
    SURFACES.map((surface) => extensionPoint(surface, canPin)),
  );
}

function extensionPoint({ id, extensionPoint: type, isPinnable }: Surface, canPin: boolean): XmlElement {
  const button = element('Control', { 'xsi:type': 'Button', id: `${id}Button` }, [
    element('Label', { resid: BUTTON }),
    element('Supertip', {}, [element('Title', { resid: BUTTON }), element('Description', { resid: tipOf(id) })]),
    element(
      'Icon',
      {},
      RIBBON_SIZES.map((size) => element('bt:Image', { size: String(size), resid: imageOf(size) })),
    ),
    showPane(canPin && isPinnable),
  ]);
  const group = element('Group', { id: `${id}Group` }, [element('Label', { resid: GROUP }), button]);
  return element('ExtensionPoint', { 'xsi:type': type }, [element('OfficeTab', { id: 'TabDefault' }, [group])]);
}

/** A phone offers the pane beside a mail that is read, and nowhere else. */
function mobile(): XmlElement {
  const images = MOBILE_SIZES.flatMap((size) =>
    MOBILE_SCALES.map((scale) =>
      element('bt:Image', { size: String(size), scale: String(scale), resid: imageOf(size * scale) }),
    ),
  );
  const button = element('Control', { 'xsi:type': 'MobileButton', id: 'mobileMailReadButton' }, [
    element('Label', { resid: BUTTON }),
    element('Icon', { 'xsi:type': 'bt:MobileIconList' }, images),
    showPane(false),
  ]);
  const group = element('Group', { id: 'mobileMailReadGroup' }, [element('Label', { resid: GROUP }), button]);
  return element('MobileFormFactor', {}, [
    element('ExtensionPoint', { 'xsi:type': 'MobileMessageReadCommandSurface' }, [group]),
  ]);
}

function showPane(isPinnable: boolean): XmlElement {
  const pinning = isPinnable ? [element('SupportsPinning', {}, 'true')] : [];
  return element('Action', { 'xsi:type': 'ShowTaskpane' }, [element('SourceLocation', { resid: PANE }), ...pinning]);
}

function resources(addresses: Addresses, { english, german }: TwoLanguages, pixels: readonly number[]): XmlElement {
  const images = [...new Set(pixels)].sort((a, b) => a - b);
  return element('Resources', {}, [
    element(
      'bt:Images',
      {},
      images.map((size) => url('bt:Image', imageOf(size), addresses.icon(paneIcon(size)))),
    ),
    element('bt:Urls', {}, [url('bt:Url', PANE, addresses.pane)]),
    element('bt:ShortStrings', {}, [
      words(GROUP, english.pane.group, german.pane.group),
      words(BUTTON, english.pane.button, german.pane.button),
    ]),
    element(
      'bt:LongStrings',
      {},
      SURFACES.map(({ id }) => words(tipOf(id), english.pane.tips[id], german.pane.tips[id])),
    ),
  ]);
}

function url(name: 'bt:Image' | 'bt:Url', id: string, address: string): XmlElement {
  return element(name, { id, DefaultValue: address });
}

function words(id: string, english: string, german: string): XmlElement {
  const override = element('bt:Override', { Locale: GERMAN_LOCALE, Value: german });
  return element('bt:String', { id, DefaultValue: english }, [override]);
}

function imageOf(pixels: number): string {
  return `icon${pixels}`;
}

function tipOf(id: string): string {
  return `${id}Tip`;
}
