import type { ColleagueId, TenantId } from '../domain/ids.ts';
import type { Database } from './database.ts';

/** A colleague's personal chat with the bot, as the channel named it. */
export type Conversation = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** How the channel calls the colleague, and the bot. */
  readonly userChannelId: string;
  readonly botChannelId: string;
  /** A BCP 47 tag, as the channel gave it. */
  readonly locale: string | null;
  /** An IANA time zone. */
  readonly timeZone: string | null;
};

/** A conversation with what is known of it. Milliseconds since 1970. */
export type KeptConversation = Conversation & {
  readonly notedAt: number;
  /** When the colleague was welcomed; null before that. */
  readonly welcomedAt: number | null;
};

type Row = {
  readonly conversation_id: string;
  readonly service_url: string;
  readonly user_channel_id: string;
  readonly bot_channel_id: string;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly noted_at: Date;
  readonly welcomed_at: Date | null;
};

/** Notes where a colleague is reached; the last conversation counts. What the channel did not say this time stays. */
export async function keepConversation(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  conversation: Conversation,
  at: number,
): Promise<void> {
  await db.write(tenantId, (query) =>
    query(
      `insert into conversation (
         tenant_id, colleague_id, conversation_id, service_url, user_channel_id, bot_channel_id, locale, time_zone, noted_at
       )
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, colleague_id) do update set
         conversation_id = excluded.conversation_id,
         service_url = excluded.service_url,
         user_channel_id = excluded.user_channel_id,
         bot_channel_id = excluded.bot_channel_id,
         locale = coalesce(excluded.locale, conversation.locale),
         time_zone = coalesce(excluded.time_zone, conversation.time_zone),
         noted_at = excluded.noted_at`,
      [
        tenantId,
        colleagueId,
        conversation.conversationId,
        conversation.serviceUrl,
        conversation.userChannelId,
        conversation.botChannelId,
        conversation.locale,
        conversation.timeZone,
        new Date(at),
      ],
    ),
  );
}

/** Where a colleague is reached; empty for one who never talked to the bot. */
export async function findConversation(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
): Promise<KeptConversation | undefined> {
  const [row] = await db.read<Row>(
    tenantId,
    `select
       conversation_id, service_url, user_channel_id, bot_channel_id, locale, time_zone, noted_at, welcomed_at
     from held_conversation
     where tenant_id = $1
       and colleague_id = $2
     order by colleague_id`,
    [tenantId, colleagueId],
  );
  if (row === undefined) return undefined;
  return {
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    userChannelId: row.user_channel_id,
    botChannelId: row.bot_channel_id,
    locale: row.locale,
    timeZone: row.time_zone,
    notedAt: row.noted_at.getTime(),
    welcomedAt: row.welcomed_at?.getTime() ?? null,
  };
}

/**
 * Notes that a colleague is welcomed.
 *
 * @returns whether it was for the first time: of two at once, one is told so
 */
export async function noteWelcomed(
  db: Database,
  tenantId: TenantId,
  colleagueId: ColleagueId,
  at: number,
): Promise<boolean> {
  const rows = await db.write(tenantId, (query) =>
    query(
      `update conversation
       set welcomed_at = $3
       where tenant_id = $1
         and colleague_id = $2
         and welcomed_at is null
       returning colleague_id`,
      [tenantId, colleagueId, new Date(at)],
    ),
  );
  return rows.length > 0;
}

/** Forgets where a colleague is reached: the bot was taken out of the chat. */
export async function dropConversation(db: Database, tenantId: TenantId, colleagueId: ColleagueId): Promise<void> {
  await db.write(tenantId, (query) =>
    query('delete from conversation where tenant_id = $1 and colleague_id = $2', [tenantId, colleagueId]),
  );
}
