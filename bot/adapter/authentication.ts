import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConfiguration,
  AuthenticationError,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotSettings } from '../../src/http/run-service.ts';
import { ChannelFailure, channelHttp } from './channel-http.ts';
import { CHANNEL_ISSUER } from './look-at-token.ts';

const LOGIN_URL = 'https://login.microsoftonline.com';
const UNAUTHORIZED = 401;

/**
 * The library's check of the channel's tokens, narrowed to what the channel signs: signature, audience, expiry, endorsement of the channel
 * and service URL are checked by the library, the issuer once more by us. Calls to the channel go where `channelHttp` lets them.
 */
export function channelAuthentication(
  settings: BotSettings,
  metadataUrl: URL,
): ConfigurationBotFrameworkAuthentication {
  const { credentials, appId } = settings;
  const tenant = credentials.kind === 'password' ? credentials.tenantId : undefined;
  const only = new AuthenticationConfiguration([], async (claims) => {
    if (claims.find(({ type }) => type === 'iss')?.value === CHANNEL_ISSUER) return;
    throw new AuthenticationError('Only the channel is let in.', UNAUTHORIZED);
  });
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: `${LOGIN_URL}/${tenant ?? 'botframework.com'}`,
      ToChannelFromBotOAuthScope: CHANNEL_ISSUER,
      ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      OAuthUrl: CHANNEL_ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl.href,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl.href,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: 'true',
    },
    credentials.kind === 'none' ? new NoCredentials(appId) : new TellingCredentials(passwordOf(appId, credentials)),
    only,
    undefined,
    { httpClient: channelHttp(settings.isServiceAllowed) },
  );
}

function passwordOf(
  appId: string,
  { password, tenantId }: { readonly password: string; readonly tenantId: string | undefined },
): ServiceClientCredentialsFactory {
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    ...(tenantId === undefined
      ? { MicrosoftAppType: 'MultiTenant' }
      : { MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId }),
  });
}

/** Says of a token that cannot be had that nothing was sent: what was to be said is said later, whatever the library would make of it. */
class TellingCredentials extends ServiceClientCredentialsFactory {
  readonly #inner: ServiceClientCredentialsFactory;

  constructor(inner: ServiceClientCredentialsFactory) {
    super();
    this.#inner = inner;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return this.#inner.isValidAppId(appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return this.#inner.isAuthenticationDisabled();
  }

  override async createCredentials(
    ...asked: Parameters<ServiceClientCredentialsFactory['createCredentials']>
  ): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    const credentials = await this.#inner.createCredentials(...asked).catch(refuse);
    const signRequest = credentials.signRequest.bind(credentials);
    return Object.assign(credentials, {
      signRequest: (...request: Parameters<typeof signRequest>) => signRequest(...request).catch(refuse),
    });
  }
}

function refuse(cause: unknown): never {
  throw new ChannelFailure({ status: undefined, retryAfterMs: undefined, isUnsent: true }, { cause });
}

/** A channel on this machine asks for no proof: it gets a token that is worth nothing. Who comes in is checked all the same. */
class NoCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;

  constructor(appId: string) {
    super();
    this.#appId = appId;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(appId: string, audience: string | undefined): Promise<AppCredentials> {
    return new WorthlessToken(appId, undefined, audience);
  }
}

const HOUR_MS = 60 * 60_000;

class WorthlessToken extends AppCredentials {
  override async refreshToken() {
    return { accessToken: 'demo', expiresOn: new Date(Date.now() + HOUR_MS) };
  }
}
