import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** The keys of the local identity provider: a private one that signs and the public half that the service fetches. */
export type DemoKeys = { readonly privateJwk: JWK; readonly publicJwk: JWK };

/** Files of keys: those that people's tokens are signed with, and those of the demo's channel. */
const FILES = { identity: 'demo-identity.json', channel: 'demo-channel.json' } as const;

/**
 * Reads the local identity provider's keys (or those of the demo's channel) from the data directory; makes them, readable by the owner only, when they
 * are not there yet. Two processes that start at once end with the same keys.
 *
 * @throws Error when the file is there and holds no such keys.
 */
export async function openDemoKeys(dataDir: string, of: keyof typeof FILES = 'identity'): Promise<DemoKeys> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, FILES[of]);
  const kept = await readKeys(path);
  if (kept !== undefined) return kept;
  const made = await makeKeys();
  return (await keepKeys(path, made)) ? made : openDemoKeys(dataDir, of);
}

const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

type PrivateKey = z.infer<typeof keySchema>;

async function makeKeys(): Promise<DemoKeys> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  return keysOf(keySchema.parse({ ...jwk, kid: crypto.randomUUID() }));
}

function keysOf(jwk: PrivateKey): DemoKeys {
  const about = { alg: 'RS256', use: 'sig' };
  return {
    privateJwk: { ...jwk, ...about },
    publicJwk: { kty: jwk.kty, kid: jwk.kid, n: jwk.n, e: jwk.e, ...about },
  };
}

async function readKeys(path: string): Promise<DemoKeys | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = keySchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Error(`${path} holds no signing keys. Remove it: new ones are made at the next start.`);
  return keysOf(parsed.data);
}

/** Puts the keys in place, whole, unless somebody else was first; says whether ours are the ones that stay. */
async function keepKeys(path: string, keys: DemoKeys): Promise<boolean> {
  const draft = `${path}.${crypto.randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(keys.privateJwk)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
