import { versionOverrides } from './add-in-overrides.ts';
import { addressesAt } from './addresses.ts';
import type { Configuration } from './configuration.ts';
import { paneIcon } from './icons.ts';
import { MAILBOX_VERSION, SURFACES } from './surfaces.ts';
import { GERMAN_LOCALE, type TwoLanguages } from './texts/two-languages.ts';
import { APP_VERSION } from './version.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/**
 * The pane of Outlook once more, for clients that do not take the unified manifest: Outlook on a Mac, on phones, and older
 * ones. It has an id of its own and a name of its own. The order of the elements is part of the format.
 */
export function addInManifest(configuration: Configuration, { english, german }: TwoLanguages): string {
  const { addInId, developer, host } = configuration;
  const addresses = addressesAt(host);
  const root = element(
    'OfficeApp',
    {
      xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
      'xsi:type': 'MailApp',
    },
    [
      element('Id', {}, addInId),
      element('Version', {}, `${APP_VERSION}.0`),
      element('ProviderName', {}, developer.name),
      element('DefaultLocale', {}, 'en-US'),
      localized('DisplayName', english.pane.addInName, german.pane.addInName),
      localized('Description', english.pane.addInDescription, german.pane.addInDescription),
      element('IconUrl', { DefaultValue: addresses.icon(paneIcon(64)) }),
      element('HighResolutionIconUrl', { DefaultValue: addresses.icon(paneIcon(128)) }),
      element('SupportUrl', { DefaultValue: developer.supportUrl }),
      element('AppDomains', {}, [element('AppDomain', {}, `https://${host}`)]),
      element('Hosts', {}, [element('Host', { Name: 'Mailbox' })]),
      element('Requirements', {}, [
        element('Sets', {}, [element('Set', { Name: 'Mailbox', MinVersion: MAILBOX_VERSION })]),
      ]),
      element('FormSettings', {}, [form('ItemRead', addresses.pane), form('ItemEdit', addresses.pane)]),
      element('Permissions', {}, 'ReadItem'),
      element('Rule', { 'xsi:type': 'RuleCollection', Mode: 'Or' }, SURFACES.map(rule)),
      element('DisableEntityHighlighting', {}, 'true'),
      versionOverrides(addresses, { english, german }),
    ],
  );
  return xmlDocument(root);
}

function localized(name: string, english: string, german: string): XmlElement {
  return element(name, { DefaultValue: english }, [element('Override', { Locale: GERMAN_LOCALE, Value: german })]);
}

/** What clients show that know nothing of buttons; only reading has a height. */
function form(type: 'ItemRead' | 'ItemEdit', pane: string): XmlElement {
  const source = element('SourceLocation', { DefaultValue: pane });
  const height = type === 'ItemRead' ? [element('RequestedHeight', {}, '450')] : [];
  return element('Form', { 'xsi:type': type }, [element('DesktopSettings', {}, [source, ...height])]);
}

function rule({ form: { item, type } }: (typeof SURFACES)[number]): XmlElement {
  return element('Rule', { 'xsi:type': 'ItemIs', ItemType: item, FormType: type });
}
