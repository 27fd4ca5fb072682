import { iconPages } from './icon-pages.ts';
import { openLog } from './log.ts';
import { productionBot } from './production-bot.ts';
import type { RunParts } from './run-service.ts';
import type { Settings } from './settings.ts';
import { readWebBundle } from './web-bundle.ts';
import { SIGN_IN_PATHS, webPages } from './web-pages.ts';

/** Where the store demands that Office.js be loaded from. */
const OFFICE_SCRIPT = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/**
 * The service as it runs for real: tokens of Microsoft Entra ID, the tabs as `npm run web` built them, log on standard output.
 *
 * @throws Error when no audience is set (any token would do), or when the pages for the browser are not built.
 */
export async function productionParts(settings: Settings): Promise<RunParts> {
  const { issuer, audience, keysUrl } = settings.signIn;
  if (audience === undefined) throw new Error('ENTRA_AUDIENCE is needed in production.');
  const icons = await iconPages();
  const tabs = webPages(await readWebBundle(), {
    isFramedByItself: false,
    elsewhere: (path) => (path === '/addin' ? 'https://outlook.office.com/' : 'https://teams.microsoft.com/'),
    signInPaths: SIGN_IN_PATHS,
    officeScript: OFFICE_SCRIPT,
    clientId: clientIdOf(audience),
    scope: scopeOf(audience),
  });
  return {
    log: openLog(),
    now: Date.now,
    signIn: { issuer, audience, keysUrl: () => new URL(keysUrl) },
    isHostAllowed: () => true,
    pages: () => [...tabs, ...icons],
    bot: settings.bot === undefined ? undefined : productionBot(settings.bot),
    check: async () => undefined,
    prepare: async () => undefined,
  };
}

/** The application's id: what an audience ends with, be it the id alone or `api://host/id`. */
function clientIdOf(audience: string): string {
  return audience.slice(audience.lastIndexOf('/') + 1);
}

/** What pages ask a token for: the one scope the application in Entra exposes. */
function scopeOf(audience: string): string {
  return `${audience.includes('://') ? audience : `api://${audience}`}/access_as_user`;
}
