import { join } from 'node:path';
import { z } from 'zod';

/** How the service is to run, read once from the environment. */
export type Settings = {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL URL; undefined keeps everything in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** The folder of what is kept outside the database: the journal of choices and the keys of backups. */
  readonly vaultDir: string;
  readonly signIn: SignInSettings;
  /** Undefined when no app id is set: then there is no bot. Demo mode has its own. */
  readonly bot: BotRegistration | undefined;
  /** Milliseconds in which `/readyz` says no before the door shuts. */
  readonly drainMs: number;
};

/** Whose tokens are taken in production. */
export type SignInSettings = {
  /** What tokens must name as their audience; undefined in demo mode, which has its own. */
  readonly audience: string | undefined;
  readonly issuer: string;
  readonly keysUrl: string;
};

/** The bot as it is registered with the Bot Framework. */
export type BotRegistration = {
  readonly appId: string;
  /** The tenant that the registration belongs to; undefined for one of many tenants. */
  readonly tenantId: string | undefined;
  readonly password: string;
  /** Where the channel's signing keys are told (OpenID Connect metadata). */
  readonly metadataUrl: string;
  /** Hosts that answers may be sent to, in lower case. */
  readonly serviceHosts: readonly string[];
  /** The app's id in the organisation's catalogue, for putting itself into chats through Graph; undefined where it may not. */
  readonly teamsAppId: string | undefined;
  readonly graphUrl: string;
};

/** The names and values of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

const environmentSchema = z.object({
  ACQUAINT_MODE: z.enum(['demo', 'production'], 'is demo or production').default('demo'),
  HOST: z.string().min(1, 'is a host name or an IP address').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a port, 0 to 65535')
    .default('3978')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a port, 0 to 65535'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres:// or postgresql://')
    .optional(),
  ACQUAINT_DATA: z.string().min(1, 'is a folder').default('.data'),
  ACQUAINT_VAULT: z.string().min(1, 'is a folder').optional(),
  ACQUAINT_DRAIN_MS: z
    .string()
    .regex(/^\d{1,6}$/, 'is a number of milliseconds')
    .default('0')
    .transform(Number),
  ENTRA_AUDIENCE: z.string().min(1, 'is the application id, or its URI, of this service in Entra').optional(),
  ENTRA_ISSUER: z
    .string()
    .regex(/^https?:\/\/.*\{tid\}/, 'is a URL with {tid} in place of the tenant')
    .default('https://login.microsoftonline.com/{tid}/v2.0'),
  ENTRA_KEYS_URL: z.url('is a URL').default('https://login.microsoftonline.com/common/discovery/v2.0/keys'),
  BOT_APP_ID: z.guid('is the application id of the bot in Entra').optional(),
  BOT_TENANT_ID: z.guid('is the id of the tenant that the bot is registered in').optional(),
  BOT_APP_PASSWORD: z.string().min(1, 'is the secret of the bot').optional(),
  BOT_OPENID_METADATA_URL: z
    .url('is a URL')
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  BOT_TEAMS_APP_ID: z.guid('is the id of the app in the catalogue of Teams').optional(),
  GRAPH_URL: z.url('is a URL').default('https://graph.microsoft.com'),
  BOT_SERVICE_HOSTS: z
    .string()
    .regex(/^[\w.-]+(\s*,\s*[\w.-]+)*$/, 'is a list of host names with commas between them')
    .default('smba.trafficmanager.net')
    .transform((list) => list.split(',').map((host) => host.trim().toLowerCase())),
});

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 *
 * @throws Error with one line for each variable that cannot be used; values are not repeated, they may be secret.
 */
export function readSettings(environment: Environment): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  }
  const read = parsed.data;
  refuseContradictions(read, environment['NODE_ENV']);
  return {
    mode: read.ACQUAINT_MODE,
    host: read.HOST,
    port: read.PORT,
    databaseUrl: read.DATABASE_URL,
    dataDir: read.ACQUAINT_DATA,
    vaultDir: read.ACQUAINT_VAULT ?? join(read.ACQUAINT_DATA, 'vault'),
    signIn: { audience: read.ENTRA_AUDIENCE, issuer: read.ENTRA_ISSUER, keysUrl: read.ENTRA_KEYS_URL },
    bot: botOf(read),
    drainMs: read.ACQUAINT_DRAIN_MS,
  };
}

function botOf(read: z.output<typeof environmentSchema>): BotRegistration | undefined {
  if (read.BOT_APP_ID === undefined) return undefined;
  if (read.BOT_APP_PASSWORD === undefined) throw new Error('BOT_APP_PASSWORD is needed with BOT_APP_ID.');
  return {
    appId: read.BOT_APP_ID,
    tenantId: read.BOT_TENANT_ID,
    password: read.BOT_APP_PASSWORD,
    metadataUrl: read.BOT_OPENID_METADATA_URL,
    serviceHosts: read.BOT_SERVICE_HOSTS,
    teamsAppId: read.BOT_TEAMS_APP_ID,
    graphUrl: read.GRAPH_URL,
  };
}

/** Whether only programs on this machine can reach a host: `localhost`, 127.x.x.x, ::1. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function refuseContradictions(read: z.output<typeof environmentSchema>, nodeEnv: string | undefined): void {
  if (read.ACQUAINT_MODE === 'production') {
    if (read.ENTRA_AUDIENCE !== undefined) return;
    throw new Error('ENTRA_AUDIENCE is needed in production: without it any token would do.');
  }
  if (nodeEnv === 'production') {
    throw new Error(
      'Demo mode signs its own tokens and does not start with NODE_ENV=production. Set ACQUAINT_MODE=production.',
    );
  }
  if (!isLoopback(read.HOST)) {
    throw new Error('Demo mode signs its own tokens and listens on this machine only. Set HOST to 127.0.0.1.');
  }
}
