import type { BotSettings } from './run-service.ts';
import type { BotRegistration } from './settings.ts';

const LOGIN_URL = 'https://login.microsoftonline.com';

/** The bot as it is registered with Microsoft: its token goes to the hosts of the channel by https, and nowhere else. */
export function productionBot(registration: BotRegistration): BotSettings {
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
