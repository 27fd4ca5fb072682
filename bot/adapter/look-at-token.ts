import { z } from 'zod';

/** Who signs for the channel. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

const headerSchema = z.object({ alg: z.literal('RS256'), kid: z.string().min(1) });
const claimsSchema = z.object({ iss: z.literal(CHANNEL_ISSUER) });

/**
 * Whether an `Authorization` header could carry a token of the channel: one that says it is signed with RS256 by the channel. Nothing is
 * proved by it. It keeps every other token away from the library, which takes those of any Entra tenant too and remembers the tenants they name.
 */
export function couldBeChannelToken(authorization: string | undefined): boolean {
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/i.exec(authorization ?? '');
  if (parts === null) return false;
  return headerSchema.safeParse(decoded(parts[1])).success && claimsSchema.safeParse(decoded(parts[2])).success;
}

function decoded(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    // No JSON: then it is no token either.
    return undefined;
  }
}
