import { z } from 'zod';

const account = z.object({
  id: z.string().min(1).max(1_000),
  name: z.string().optional(),
  /** The Entra object id of a person; bots and teams have none. */
  aadObjectId: z.guid().optional().catch(undefined),
});

/** An activity as the channel delivers it, as far as anything here looks at it. Nobody has vouched for it yet. */
export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).optional(),
  name: z.string().max(200).optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url(),
  from: account,
  recipient: account.partial(),
  conversation: z.object({
    id: z.string().min(1).max(1_000),
    tenantId: z.string().max(100).optional(),
    conversationType: z.string().max(100).optional(),
    isGroup: z.boolean().optional(),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string().max(100) }).optional() })
    .nullish()
    .transform((data) => data ?? undefined),
  locale: z.string().max(100).optional().catch(undefined),
  localTimezone: z.string().max(100).optional().catch(undefined),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .optional()
    .catch(undefined),
  text: z.string().max(28_000).optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string() }))
    .optional()
    .catch(undefined),
  action: z.string().max(100).optional(),
  membersAdded: z.array(account.partial()).optional(),
  membersRemoved: z.array(account.partial()).optional(),
  deliveryMode: z.string().max(100).optional(),
  replyToId: z.string().max(1_000).optional(),
  /** What an invoke is about; each kind has a schema of its own. */
  value: z.unknown().optional(),
});

/** An activity as the channel delivered it. */
export type Activity = z.output<typeof activitySchema>;
