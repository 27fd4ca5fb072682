import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildWebIfOlder } from '../../scripts/build-web.mjs';
import { iconPages } from '../http/icon-pages.ts';
import { openLog } from '../http/log.ts';
import type { RunParts } from '../http/run-service.ts';
import { isLoopback, type Settings } from '../http/settings.ts';
import { readWebBundle } from '../http/web-bundle.ts';
import { webPages } from '../http/web-pages.ts';
import { channelPages, demoBotSettings } from './identity/channel.ts';
import { openDemoKeys } from './identity/keys.ts';
import { DEMO_KEYS_PATH, identityPages } from './identity/pages.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER } from './identity/sign-demo-token.ts';
import { legalPages } from './legal-pages.ts';
import { DEMO_CLIENT_ID, OFFICE_STAND_IN_PATH, OUTLOOK_HOST_PATH } from './outlook-host/addresses.ts';
import { outlookPages } from './outlook-host/outlook-pages.ts';
import { prepareDemo, readDemoAgain } from './prepare.ts';
import { DEMO_SIGN_IN_PATH, signInPages } from './sign-in/sign-in-pages.ts';
import { startPages } from './start-pages.ts';
import { hostPages } from './tab-host/host-pages.ts';

/** Where the service writes its log in demo mode, inside the data directory: the terminal belongs to the person. */
const DEMO_LOG_FILE = 'service.log';

/**
 * The service as it runs for trying out: the made-up tenant, the local identity provider, a start page.
 *
 * @param say tells the person at the terminal how it goes, one line at a time.
 */
export async function demoParts(settings: Settings, say: (line: string) => void): Promise<RunParts> {
  const keys = await openDemoKeys(settings.dataDir);
  const channelKeys = await openDemoKeys(settings.dataDir, 'channel');
  await buildWebIfOlder();
  const icons = await iconPages();
  const tabs = webPages(await readWebBundle(), {
    isFramedByItself: true,
    elsewhere: (path) => (path === '/addin' ? OUTLOOK_HOST_PATH : `/demo/host${path}`),
    signInPaths: { tabs: DEMO_SIGN_IN_PATH, pane: `${DEMO_SIGN_IN_PATH}?in=outlook` },
    officeScript: OFFICE_STAND_IN_PATH,
    clientId: DEMO_CLIENT_ID,
    scope: `${DEMO_AUDIENCE}/access_as_user`,
  });
  return {
    log: openLog(pino.destination({ dest: join(settings.dataDir, DEMO_LOG_FILE), mkdir: true, sync: true })),
    now: Date.now,
    signIn: { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: (own) => new URL(DEMO_KEYS_PATH, own) },
    isHostAllowed: isLoopback,
    pages: (deps, own) => [
      ...identityPages(keys, own),
      ...channelPages(channelKeys, own),
      ...startPages(deps, { keys, own, dataDir: settings.dataDir }),
      ...legalPages(),
      ...hostPages(keys, deps.now),
      ...outlookPages(),
      ...signInPages(),
      ...tabs,
      ...icons,
    ],
    bot: demoBotSettings(),
    check: () => refuseTakenPort(settings),
    prepare: (deps) => prepareDemo({ ...deps, say }, settings),
    readAgain: (deps, tenantId) => readDemoAgain(deps, tenantId, settings),
  };
}

/** What to tell the person when the demo runs. */
export function demoWelcome(url: URL, settings: Settings): readonly string[] {
  const example = new URL('/api/contacts/yvonne%40fourthcoffee.example/introducers', url).href;
  const afresh =
    settings.databaseUrl === undefined
      ? `end the service and delete the folder ${settings.dataDir}`
      : `end the service, empty the database and delete the folder ${settings.dataDir}`;
  return [
    '',
    `Acquaint runs in demo mode (end it with Ctrl+C):`,
    `  start page         ${url.href}`,
    `  API documentation  ${new URL('/api/openapi.json', url).href}`,
    `  log                ${join(settings.dataDir, DEMO_LOG_FILE)}`,
    '  try                TOKEN=$(npm run -s acquaint -- token --as priya.nair@contoso.example)',
    `                     curl -s -H "Authorization: Bearer $TOKEN" ${example}`,
    `  start afresh       ${afresh}`,
    '',
  ];
}

/** Making up a tenant takes a while: better to say before that it cannot be served. */
async function refuseTakenPort({ host, port }: Settings): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', () =>
      reject(new Error(`Port ${port} is taken. Is Acquaint running already? Set PORT to use another one.`)),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
