import { z } from 'zod';
import type { TenantId } from '../../src/domain/ids.ts';
import { describeFailure, type Log, logCode } from '../../src/http/log.ts';
import type { InstallSettings } from '../../src/http/run-service.ts';
import type { Deps } from '../../src/services/deps.ts';
import { listTenants } from '../../src/store/tenants.ts';
import type { Installer } from './installer.ts';

const PATIENCE_MS = 10_000;
/** A token is asked for anew so long before it ends. */
const SPARE_MS = 60_000;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

type Token = { readonly value: string; readonly endsAt: number };

/**
 * Puts the bot into chats through Microsoft Graph (`POST /users/{id}/teamwork/installedApps`), which an organisation permits by the
 * application permission `TeamsAppInstallation.ReadWriteSelfForUser.All`. Where it is not permitted the asker can write a mail instead.
 */
export function graphInstaller(
  settings: InstallSettings,
  deps: Pick<Deps, 'db' | 'now'> & { readonly log: Log },
): Installer {
  const tokens = new Map<string, Token>();
  const tokenFor = async (entraTenantId: string): Promise<string> => {
    const kept = tokens.get(entraTenantId);
    if (kept !== undefined && kept.endsAt > deps.now()) return kept.value;
    const token = await askForToken(settings, entraTenantId, deps.now());
    tokens.set(entraTenantId, token);
    return token.value;
  };
  return async (tenantId, objectId) => {
    const entraTenantId = await findEntraTenant(deps, tenantId);
    if (entraTenantId === undefined) return 'no';
    try {
      const status = await install(settings, objectId, await tokenFor(entraTenantId));
      // 409: it is there already; the channel will tell where once it is opened.
      return status === 201 || status === 409 ? 'installed' : 'no';
    } catch (error) {
      // Graph or the sign-in cannot be reached, or does not let the bot in: the one mends itself, the other is mended by somebody.
      deps.log('notice_failed', { reason: logCode('not_installed'), ...describeFailure(error) });
      return 'no';
    }
  };
}

async function findEntraTenant({ db }: Pick<Deps, 'db'>, tenantId: TenantId): Promise<string | undefined> {
  const tenants = await listTenants(db);
  return tenants.find((tenant) => tenant.tenantId === tenantId)?.entraTenantId ?? undefined;
}

async function askForToken(settings: InstallSettings, entraTenantId: string, now: number): Promise<Token> {
  const response = await fetch(new URL(`/${entraTenantId}/oauth2/v2.0/token`, settings.loginUrl), {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.appId,
      client_secret: settings.password,
      scope: `${new URL(settings.graphUrl).origin}/.default`,
    }),
  });
  if (!response.ok) throw new Error('The sign-in for Graph was refused.');
  const { access_token: value, expires_in: seconds } = tokenSchema.parse(await response.json());
  return { value, endsAt: now + seconds * 1_000 - SPARE_MS };
}

async function install({ graphUrl, teamsAppId }: InstallSettings, objectId: string, token: string): Promise<number> {
  const response = await fetch(
    new URL(`/v1.0/users/${encodeURIComponent(objectId)}/teamwork/installedApps`, graphUrl),
    {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        'teamsApp@odata.bind': new URL(`/v1.0/appCatalogs/teamsApps/${teamsAppId}`, graphUrl).href,
      }),
    },
  );
  return response.status;
}
