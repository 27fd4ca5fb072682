import { z } from 'zod';
import { normaliseAddress } from '../../src/domain/address.ts';

const payloadSchema = z.object({
  messagePayload: z.object({
    from: z
      .object({ user: z.object({ userPrincipalName: z.string().optional(), email: z.string().optional() }).nullish() })
      .nullish(),
    body: z.object({ content: z.string().max(100_000) }).nullish(),
  }),
});

const ADDRESS = /[^\s<>"'(),;:@[\]]{1,64}@[a-z0-9.-]{1,255}\.[a-z]{2,24}/gi;

/** The addresses in a message from which somebody asks for an introduction: those in its text first, since its sender is mostly a colleague. Nothing is kept. */
export function outsideAddressesOf(value: unknown): readonly string[] {
  const payload = payloadSchema.safeParse(value);
  if (!payload.success) return [];
  const { from, body } = payload.data.messagePayload;
  const text = (body?.content ?? '').replace(/<[^>]{0,2000}>/g, ' ').replaceAll('&nbsp;', ' ');
  const sender = from?.user?.email ?? from?.user?.userPrincipalName;
  const found = [...(text.match(ADDRESS) ?? []), ...(sender === undefined ? [] : [sender])];
  return [...new Set(found.flatMap((address) => normaliseAddress(address)?.address ?? []))];
}
