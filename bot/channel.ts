import type { DeliveryReply, TakeDelivery } from '../src/http/messages.ts';
import type { Activity } from './activity.ts';

/** What the bot says: a card, and the same in plain words. */
export type Message = {
  readonly card: unknown;
  /** What notifications, and clients that draw no cards, show. */
  readonly text: string;
};

/** One activity that is proved to come from the channel, and a way to answer where it came from. */
export type Turn = {
  readonly activity: Activity;
  /** The tenant the activity belongs to, by its id at Entra; both places that name it agree. */
  readonly entraTenantId: string;
  /** The UUID the log knows the request by. */
  readonly requestId: string;
  /** Says something in the same conversation; answers the channel's id of what was said. */
  readonly say: (message: Message) => Promise<string | undefined>;
};

/** Answers a turn; what comes back is the answer to an invoke, and nothing for everything else. */
export type AnswerTurn = (turn: Turn) => Promise<DeliveryReply | undefined>;

/** A chat that the bot can write to without having been asked. */
export type Chat = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** How the channel calls the person, and the bot. */
  readonly userChannelId: string;
  readonly botChannelId: string;
};

/**
 * What became of something that was sent. `busy`: not delivered, to be tried again, after so many milliseconds if the channel said so.
 * `unsent`: it did not come that far, since nobody listens or our own sign-in fails; to be tried again until that is mended.
 * `gone`: the person took the bot out, or the chat is not there. `refused`: it will never be taken. `unsure`: nobody knows.
 */
export type Sent =
  | { readonly outcome: 'sent'; readonly activityId: string | undefined }
  | { readonly outcome: 'busy'; readonly retryAfterMs: number | undefined }
  | { readonly outcome: 'unsent' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'unsure' };

/** The Bot Framework's channel, as far as the bot needs it. */
export type Channel = {
  /** Takes what the channel delivers; whatever is not proved to come from it is refused. */
  readonly take: TakeDelivery;
  /** Writes to a chat. It never throws for what the channel answers. */
  readonly send: (chat: Chat, message: Message) => Promise<Sent>;
  /** Replaces something written before. */
  readonly update: (chat: Chat, activityId: string, message: Message) => Promise<Sent>;
};
