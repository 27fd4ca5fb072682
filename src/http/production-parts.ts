import { openLog } from './log.ts';
import type { BotSettings, RunParts } from './run-service.ts';
import type { BotRegistration, Settings } from './settings.ts';

/**
 * The service as it runs for real: tokens of Microsoft Entra ID, no pages of its own, log on standard output.
 *
 * @throws Error when no audience is set: any token would do.
 */
export function productionParts(settings: Settings): RunParts {
  const { issuer, audience, keysUrl } = settings.signIn;
  if (audience === undefined) throw new Error('ENTRA_AUDIENCE is needed in production.');
  return {
    log: openLog(),
    now: Date.now,
    signIn: { issuer, audience, keysUrl: () => new URL(keysUrl) },
    isHostAllowed: () => true,
    pages: () => [],
    bot: settings.bot === undefined ? undefined : botOf(settings.bot),
    check: async () => undefined,
    prepare: async () => undefined,
  };
}

const LOGIN_URL = 'https://login.microsoftonline.com';

function botOf(registration: BotRegistration): BotSettings {
  const { appId, tenantId, password, metadataUrl, serviceHosts, teamsAppId, graphUrl } = registration;
  return {
    appId,
    credentials: { kind: 'password', password, tenantId },
    metadataUrl: () => new URL(metadataUrl),
    keepsQuietHours: true,
    isServiceAllowed: ({ protocol, hostname, port }) =>
      protocol === 'https:' && port === '' && serviceHosts.includes(hostname),
    installing: teamsAppId === undefined ? undefined : { graphUrl, loginUrl: LOGIN_URL, appId, password, teamsAppId },
  };
}
