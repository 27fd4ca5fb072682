import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { build } from '../../manifest/build.ts';
import { ENGLISH } from '../../manifest/texts/english.ts';
import { unifiedManifest } from '../../manifest/unified-manifest.ts';
import { readWebBundle } from '../../src/http/web-bundle.ts';
import { SIGN_IN_PATHS, webPages } from '../../src/http/web-pages.ts';
import { ROOT, readSourceFiles } from '../support/source-files.ts';
import { type Breakable, builtForDemo, demoConfiguration, linesAfter, linesOf } from './built.ts';

const DEMO = 'acquaint.example.com';

describe('what is built for the demo host', () => {
  test('is valid by the official schemas 1.27 and 1.30 and by every rule of ours', async () => {
    expect(await linesOf(await builtForDemo())).toEqual([]);
  });

  test('is valid for another host, too, and has nothing left of the demo host', async () => {
    const demo = await demoConfiguration();
    const text = JSON.stringify(demo).replaceAll(DEMO, 'who.fabrikam.org');
    const built = await build(JSON.parse(text) as typeof demo);
    expect(await linesOf(built)).toEqual([]);
    expect(JSON.stringify([built.manifest, built.german, built.addIn])).not.toContain(DEMO);
  });

  test('asks for no permission but these', async () => {
    const { permissions, authorization, ...rest } = unifiedManifest(await demoConfiguration(), ENGLISH);
    expect(permissions).toEqual(['identity']);
    expect(authorization.permissions.resourceSpecific).toEqual([{ name: 'MailboxItem.Read.User', type: 'Delegated' }]);
    expect(rest).not.toHaveProperty('devicePermissions');
  });

  test('gives a reason in docs/MANIFEST.md for every permission it asks for, and names none there that it does not', async () => {
    const { manifest } = await builtForDemo();
    const { permissions, authorization, webApplicationInfo } = manifest;
    const asked = [
      ...permissions.map((name) => `permissions: ${name}`),
      ...authorization.permissions.resourceSpecific.map(({ name }) => name),
      ...Object.keys(manifest).filter((name) => /Permissions$/.test(name)),
      'webApplicationInfo',
      ...Object.keys(webApplicationInfo).filter((name) => /Info$/.test(name)),
      'validDomains',
    ];
    const rows = rowsOf(await readFile(join(ROOT, 'docs/MANIFEST.md'), 'utf8'), 'What it may do, and why');
    expect(rows.map(([line = '']) => /`([^`]+)`/.exec(line)?.[1])).toEqual(asked);
    expect(rows.filter(([, allows = '', reason = '']) => allows.length < 10 || reason.length < 10)).toEqual([]);
  });

  test('gives a reason for every application permission that code and docs speak of, in that one place', async () => {
    const sources = await readSourceFiles('src', 'bot', 'tabs', 'addin', 'manifest');
    const names = await readdir(join(ROOT, 'docs'));
    const pages = await Promise.all(
      names.filter((name) => name.endsWith('.md')).map((name) => readFile(join(ROOT, 'docs', name), 'utf8')),
    );
    const named = [...sources.map(({ text }) => text), ...pages].flatMap(
      (text) => text.match(/\b[A-Z]\w+\.\w+\.All\b/g) ?? [],
    );
    const page = await readFile(join(ROOT, 'docs/MANIFEST.md'), 'utf8');
    const rows = rowsOf(page, 'What an administrator permits besides');
    expect(named).toContain('TeamsAppInstallation.ReadWriteSelfForUser.All');
    expect(rows.map(([name = '']) => name.replaceAll('`', '')).sort()).toEqual([...new Set(named)].sort());
    expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.length < 8))).toEqual([]);
  });

  test('has every tab for the person alone, wherever tabs are: in Teams, Outlook and Microsoft 365', async () => {
    const { manifest } = await builtForDemo();
    // Outlook and Microsoft 365 take personal tabs from 1.13 on, without a list of hosts; a requirement set could leave one of them out.
    expect(Number(manifest.manifestVersion.split('.')[1])).toBeGreaterThanOrEqual(13);
    for (const tab of manifest.staticTabs) {
      expect(tab.scopes).toEqual(['personal']);
      expect(tab).not.toHaveProperty('requirementSet');
      expect(tab).not.toHaveProperty('context');
    }
    expect(manifest).not.toHaveProperty('configurableTabs');
    const served = (await servedTabs()).map((path) => `https://${DEMO}${path}`);
    const own = manifest.staticTabs.flatMap((tab) => ('contentUrl' in tab ? [tab.contentUrl] : []));
    expect([...own].sort()).toEqual([...served].sort());
  });

  test('offers the pane in four places, and pinning for mail only', async () => {
    const [extension] = unifiedManifest(await demoConfiguration(), ENGLISH).extensions;
    const pinnable = extension?.runtimes[0]?.actions.filter((action) => action.pinnable).map(({ id }) => id);
    const places = extension?.ribbons.map(({ contexts, tabs }) => [
      ...contexts,
      pinnable?.includes(tabs[0]?.groups[0]?.controls[0]?.actionId ?? ''),
    ]);
    expect(places).toEqual([
      ['mailRead', true],
      ['mailCompose', true],
      ['meetingDetailsOrganizer', false],
      ['meetingDetailsAttendee', false],
    ]);
  });
});

/** The cells of the table under a heading, row by row, without its head. */
function rowsOf(page: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The paths of tabs that the service serves. */
async function servedTabs(): Promise<readonly string[]> {
  const pages = webPages(await readWebBundle(), {
    isFramedByItself: false,
    elsewhere: () => '',
    signInPaths: SIGN_IN_PATHS,
    officeScript: '',
    clientId: '',
    scope: '',
  });
  return pages.map(({ path }) => path).filter((path) => path.startsWith('/tabs/'));
}

/** What is done to the manifest, and what is then said, word for word. */
const BREACHES: readonly (readonly [string, (manifest: Breakable) => void, string])[] = [
  [
    'a bot id that is no id',
    (manifest) => {
      manifest.bots[0].botId = 'nope';
    },
    'manifest.json: bots[0].botId: must match pattern',
  ],
  [
    'a context that there is not',
    (manifest) => {
      manifest.extensions[0].ribbons[0].contexts = ['mailReadd'];
    },
    'manifest.json: extensions[0].ribbons[0].contexts[0]: must be equal to one of the allowed values: mailRead,',
  ],
  [
    'a field that there is not',
    (manifest) => {
      manifest.colour = 'blue';
    },
    'must NOT have additional properties: colour (schema 1.27)',
  ],
  [
    'a name that is too long',
    (manifest) => {
      manifest.name.short = 'x'.repeat(31);
    },
    'manifest.json: name.short: must NOT have more than 30 characters (schema 1.27)',
  ],
  [
    'a description that is too long',
    (manifest) => {
      manifest.description.short = 'x'.repeat(81);
    },
    'manifest.json: description.short: must NOT have more than 80 characters',
  ],
  [
    'an action that there is not',
    (manifest) => {
      manifest.extensions[0].ribbons[1].tabs[0].groups[0].controls[0].actionId = 'missing';
    },
    'manifest.json: extensions[0].ribbons[1]: the actionId of mailComposeButton: names an action of the runtimes; there is no missing',
  ],
  [
    'pinning in meetings',
    (manifest) => {
      manifest.extensions[0].ribbons[2].tabs[0].groups[0].controls[0].actionId = 'openPinnablePane';
    },
    'the actionId of meetingDetailsOrganizerButton: names an action that is not pinnable',
  ],
  [
    'the same id for two buttons',
    (manifest) => {
      manifest.extensions[0].ribbons[1].tabs[0].groups[0].controls[0].id = 'mailReadButton';
    },
    'manifest.json: extensions[0]: has the id mailReadButton twice',
  ],
  [
    'another add-in that is hidden',
    (manifest) => {
      manifest.extensions[0].alternates[0].hide.customOfficeAddin.officeAddinId = manifest.id;
    },
    'manifest.json: extensions[0].alternates: hides the add-in c41e8a27-93d5-4f60-8b7c-2e6f0d9a5813',
  ],
  [
    'a scheme in validDomains',
    (manifest) => {
      manifest.validDomains = [DEMO, `https://${DEMO}`];
    },
    `manifest.json: validDomains[1]: is a host name without https://, not https://${DEMO}`,
  ],
  [
    'a path in validDomains',
    (manifest) => {
      manifest.validDomains = [DEMO, `${DEMO}/tabs`];
    },
    'validDomains[1]: is a host name without port and path',
  ],
  [
    'a wildcard in validDomains',
    (manifest) => {
      manifest.validDomains = [DEMO, '*.example.com'];
    },
    'validDomains[1]: names one host each; *.example.com would let in others',
  ],
  [
    'a domain that anybody can be at',
    (manifest) => {
      manifest.validDomains = [DEMO, 'acquaint.azurewebsites.net'];
    },
    'validDomains[1]: is not a domain of your own: the store refuses azurewebsites.net',
  ],
  [
    'a tunnel',
    (manifest) => {
      manifest.validDomains = [DEMO, 'a1b2.devtunnels.ms'];
    },
    'validDomains[1]: is a way into one machine: the store refuses devtunnels.ms',
  ],
  [
    'validDomains without the host',
    (manifest) => {
      manifest.validDomains = [];
    },
    `manifest.json: validDomains: names ${DEMO}, where the pages are`,
  ],
  [
    'a page on another host',
    (manifest) => {
      manifest.staticTabs[0].contentUrl = 'https://elsewhere.example.net/tabs/relationships';
    },
    `staticTabs[0].contentUrl: is on ${DEMO}, not https://elsewhere.example.net/tabs/relationships`,
  ],
  [
    'a page without encryption',
    (manifest) => {
      manifest.extensions[0].runtimes[0].code.page = `http://${DEMO}/addin`;
    },
    'manifest.json: extensions[0].runtimes[0].code.page: must match pattern "^[Hh][Tt][Tt][Pp][Ss]://" (schema 1.30)',
  ],
  [
    'a sign-in for another API',
    (manifest) => {
      manifest.webApplicationInfo.nestedAppAuthInfo[0].scopes.push('https://graph.microsoft.com/Mail.Read');
    },
    'webApplicationInfo.nestedAppAuthInfo[0].scopes: asks for the own API only, not for https://graph.microsoft.com/Mail.Read',
  ],
  [
    'a sign-in that comes back elsewhere',
    (manifest) => {
      manifest.webApplicationInfo.nestedAppAuthInfo[0].redirectUri = 'brk-multihub://elsewhere.example.net';
    },
    `webApplicationInfo.nestedAppAuthInfo[0].redirectUri: is brk-multihub://${DEMO}`,
  ],
  [
    'an audience of another host',
    (manifest) => {
      manifest.webApplicationInfo.resource = 'api://elsewhere';
    },
    `webApplicationInfo.resource: is api://${DEMO}/94a3e7f0-5c2d-4b18-a6e9-1d7f4b8c0352`,
  ],
  [
    'two bots',
    (manifest) => {
      manifest.composeExtensions[0].botId = manifest.id;
    },
    'composeExtensions[0].botId: is the bot of bots[0]',
  ],
  [
    'two tabs of one id',
    (manifest) => {
      manifest.staticTabs[1].entityId = 'relationships';
    },
    'staticTabs: has the entityId relationships twice',
  ],
  [
    'a name with a product of Microsoft in it',
    (manifest) => {
      manifest.name.full = 'Acquaint for Microsoft 365';
    },
    "manifest.json: name.full: does not have the word Microsoft: it belongs to Microsoft's own",
  ],
  [
    'a name with Teams in it',
    (manifest) => {
      manifest.name.short = 'Acquaint Teams';
    },
    'name.short: does not have the word Teams',
  ],
  [
    'a name with a part of Teams in it',
    (manifest) => {
      manifest.name.full = 'Acquaint Contacts';
    },
    'name.full: does not have the word Contacts',
  ],
  [
    'a full name that is the short one',
    (manifest) => {
      manifest.name.full = manifest.name.short;
    },
    'manifest.json: name.full: says more than name.short',
  ],
  [
    'the word app in the short description',
    (manifest) => {
      manifest.description.short = 'The app that knows whom you know.';
    },
    'description.short: goes without the word app',
  ],
  [
    'a description of more than 500 words',
    (manifest) => {
      manifest.description.full += ' a'.repeat(400);
    },
    'manifest.json: description.full: has at most 500 words',
  ],
  [
    'a description without a way to get help',
    (manifest) => {
      manifest.description.full = 'Nobody helps.';
    },
    `description.full: links to https://${DEMO}/support`,
  ],
  [
    'a slash before a command',
    (manifest) => {
      manifest.bots[0].commandLists[0].commands[0].title = '/who';
    },
    'manifest.json: bots[0].commandLists[0]: has no slash before /who',
  ],
  [
    'a command that is there twice',
    (manifest) => {
      manifest.bots[0].commandLists[1].commands[0].title = 'Help';
    },
    'manifest.json: bots[0].commandLists[1]: has the command help twice',
  ],
  [
    'no commands',
    (manifest) => {
      manifest.bots[0].commandLists[1].commands = [];
    },
    'bots[0].commandLists[1]: has at least one command',
  ],
  [
    'a scope without commands',
    (manifest) => {
      manifest.bots[0].commandLists.pop();
    },
    'bots[0].commandLists: has a list for the scope groupChat',
  ],
  [
    'an icon of another name',
    (manifest) => {
      manifest.icons = { ...manifest.icons, color: 'logo.png' };
    },
    'manifest.json: icons: names color.png and outline.png, not logo.png',
  ],
];

describe('the check of the manifest', () => {
  test.each(BREACHES)('refuses %s', async (_what, breakIt, said) => {
    const lines = await linesAfter(breakIt);
    expect(lines.join('\n')).toContain(said);
  });

  test('holds the manifest to version 1.30, too', async () => {
    const lines = await linesAfter((manifest) => {
      manifest.bots[0].botId = 'nope';
    });
    expect(lines.filter((line) => line.endsWith('(schema 1.30)'))).not.toEqual([]);
  });

  test('refuses one id for the app and the add-in', async () => {
    const demo = await demoConfiguration();
    expect(await linesOf(await build({ ...demo, addInId: demo.appId }))).toContain(
      'manifest.json: id: differs from the id of the add-in, or one takes the place of the other',
    );
  });

  test('refuses one registration for the bot and the sign-in', async () => {
    const demo = await demoConfiguration();
    expect(await linesOf(await build({ ...demo, entraAppId: demo.botId }))).toEqual([
      'manifest.json: webApplicationInfo.id: is another registration than that of the bot',
    ]);
  });
});
