import { openLog } from './log.ts';
import { productionBot } from './production-bot.ts';
import type { RunParts } from './run-service.ts';
import type { Settings } from './settings.ts';
import { readWebBundle } from './web-bundle.ts';
import { webPages } from './web-pages.ts';

/**
 * The service as it runs for real: tokens of Microsoft Entra ID, the tabs as `npm run web` built them, log on standard output.
 *
 * @throws Error when no audience is set (any token would do), or when the pages for the browser are not built.
 */
export async function productionParts(settings: Settings): Promise<RunParts> {
  const { issuer, audience, keysUrl } = settings.signIn;
  if (audience === undefined) throw new Error('ENTRA_AUDIENCE is needed in production.');
  const tabs = webPages(await readWebBundle(), {
    isFramedByItself: false,
    elsewhere: () => 'https://teams.microsoft.com/',
  });
  return {
    log: openLog(),
    now: Date.now,
    signIn: { issuer, audience, keysUrl: () => new URL(keysUrl) },
    isHostAllowed: () => true,
    pages: () => tabs,
    bot: settings.bot === undefined ? undefined : productionBot(settings.bot),
    check: async () => undefined,
    prepare: async () => undefined,
  };
}
