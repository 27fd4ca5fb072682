import { EXTENSION, type TabId } from '../src/contract/app-names.ts';
import { type Addresses, addressesAt } from './addresses.ts';
import type { Configuration } from './configuration.ts';
import { BRAND_COLOR, PACKAGE_ICONS } from './icons.ts';
import { outlookExtension } from './outlook-extension.ts';
import type { CommandId, Texts } from './texts/texts.ts';
import { APP_VERSION, SCHEMA_VERSION } from './version.ts';

/** The unified manifest, as it is written to `manifest.json`. */
export type UnifiedManifest = ReturnType<typeof unifiedManifest>;

/** The file with the German words. */
export const GERMAN_FILE = 'de.json';

/** Own pages first, then the talk with the bot, then what is needed seldom; the last one is Microsoft's own page. */
const TABS: readonly (TabId | 'conversations' | 'about')[] = [
  'relationships',
  'introductions',
  'conversations',
  'settings',
  'administration',
  'about',
];

const PERSONAL_COMMANDS: readonly CommandId[] = [
  'whoKnows',
  'introduceMe',
  'howAreWeDoing',
  'myIntroductions',
  'whatIsShown',
  'stopSharing',
  'help',
];
/** Where others read along the bot is asked for people only, and answers in private. */
const SHARED_COMMANDS: readonly CommandId[] = ['whoKnows', 'introduceMe', 'help'];

/** The manifest of the app: bot, message extension, tabs and the pane of Outlook, for one installation in one language. */
export function unifiedManifest(configuration: Configuration, texts: Texts) {
  const { appId, addInId, botId, developer, host } = configuration;
  const addresses = addressesAt(host);
  const { name, websiteUrl, privacyUrl, termsOfUseUrl, supportUrl } = developer;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: APP_VERSION,
    id: appId,
    developer: { name, websiteUrl, privacyUrl, termsOfUseUrl },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: GERMAN_FILE }],
    },
    name: texts.name,
    description: { short: texts.description.short, full: texts.description.full(supportUrl) },
    icons: PACKAGE_ICONS,
    accentColor: BRAND_COLOR,
    defaultInstallScope: 'personal',
    bots: [bot(botId, texts)],
    composeExtensions: [messageExtension(botId, texts)],
    staticTabs: TABS.map((id) => tab(id, addresses, texts)),
    extensions: [outlookExtension(addresses, texts, addInId)],
    ...access(configuration),
  };
}

function bot(botId: string, { commands }: Texts) {
  return {
    botId,
    scopes: ['personal', 'groupChat', 'team'],
    isNotificationOnly: false,
    supportsFiles: false,
    commandLists: [
      { scopes: ['personal'], commands: PERSONAL_COMMANDS.map((id) => commands[id]) },
      { scopes: ['groupChat', 'team'], commands: SHARED_COMMANDS.map((id) => commands[id]) },
    ],
  };
}

function messageExtension(botId: string, { search, ask }: Texts) {
  const { title, description, person } = search;
  return {
    botId,
    composeExtensionType: 'botBased',
    commands: [
      {
        id: EXTENSION.search,
        type: 'query',
        context: ['compose', 'commandBox'],
        title,
        description,
        parameters: [{ name: EXTENSION.searchParameter, inputType: 'text', ...person }],
      },
      { id: EXTENSION.ask, type: 'action', context: ['compose', 'message'], fetchTask: true, ...ask },
    ],
  };
}

function tab(entityId: TabId | 'conversations' | 'about', addresses: Addresses, { tabs }: Texts) {
  const scopes = ['personal'];
  if (entityId === 'conversations' || entityId === 'about') return { entityId, scopes };
  const address = addresses.tab(entityId);
  return { entityId, scopes, name: tabs[entityId], contentUrl: address, websiteUrl: address };
}

/** What the app may do and where it may go. Each line has its reason in docs/MANIFEST.md. */
function access({ host, entraAppId }: Configuration) {
  const resource = `api://${host}/${entraAppId}`;
  return {
    permissions: ['identity'],
    validDomains: [host],
    webApplicationInfo: {
      id: entraAppId,
      resource,
      nestedAppAuthInfo: [{ redirectUri: `brk-multihub://${host}`, scopes: [`${resource}/access_as_user`] }],
    },
    authorization: { permissions: { resourceSpecific: [{ name: 'MailboxItem.Read.User', type: 'Delegated' }] } },
  };
}
