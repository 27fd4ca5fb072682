import { z } from 'zod';

const id = z.uuid('is an id like 6a9c1b52-…');
const page = z.url({ protocol: /^https$/, error: 'is an https:// address' }).max(2048, 'has at most 2048 characters');

const configurationSchema = z.strictObject({
  host: z
    .string()
    .regex(
      /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
      'is a host name without https:// and without a path, in small letters',
    ),
  appId: id,
  addInId: id,
  botId: id,
  entraAppId: id,
  developer: z.strictObject({
    name: z.string().min(1, 'is needed').max(32, 'has at most 32 characters'),
    websiteUrl: page,
    privacyUrl: page,
    termsOfUseUrl: page,
    supportUrl: page,
  }),
});

/**
 * What differs from one installation to the next: where the service is, under which ids it is registered, who runs it.
 *
 * `host` is the name of the service on the web. `appId` is the id of the app, `addInId` that of the add-in for older
 * clients: the two must differ. `botId` is the registration of the bot, `entraAppId` that of the API and the sign-in.
 */
export type Configuration = z.output<typeof configurationSchema>;

/** The names and values of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that go before what the file says. */
const VARIABLES = {
  MANIFEST_HOST: ['host'],
  MANIFEST_APP_ID: ['appId'],
  MANIFEST_ADD_IN_ID: ['addInId'],
  MANIFEST_BOT_ID: ['botId'],
  MANIFEST_ENTRA_APP_ID: ['entraAppId'],
  MANIFEST_DEVELOPER_NAME: ['developer', 'name'],
  MANIFEST_WEBSITE_URL: ['developer', 'websiteUrl'],
  MANIFEST_PRIVACY_URL: ['developer', 'privacyUrl'],
  MANIFEST_TERMS_URL: ['developer', 'termsOfUseUrl'],
  MANIFEST_SUPPORT_URL: ['developer', 'supportUrl'],
} as const;

/**
 * Reads the configuration from the text of a JSON file; what the environment says goes before it. An empty variable
 * counts as unset.
 *
 * @throws Error with one line for each field that cannot be used.
 */
export function readConfiguration(text: string, environment: Environment = {}): Configuration {
  const parsed = configurationSchema.safeParse(withEnvironment(readJson(text), environment));
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('\n'),
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('the file: is not JSON', { cause });
  }
}

function withEnvironment(read: unknown, environment: Environment): unknown {
  if (!isObject(read)) return read;
  const merged = { ...read };
  const developer = isObject(read['developer']) ? { ...read['developer'] } : {};
  for (const [variable, [first, second]] of Object.entries(VARIABLES)) {
    const value = environment[variable];
    if (value === undefined || value === '') continue;
    if (second === undefined) merged[first] = value;
    else developer[second] = value;
  }
  return 'developer' in merged || Object.keys(developer).length > 0 ? { ...merged, developer } : merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
