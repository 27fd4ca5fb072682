import type { Request, Response } from 'restify';
import type { Edge } from './mount.ts';
import { problemOfFailure } from './problem-of-failure.ts';
import { sendJson, sendProblem, sendText } from './send.ts';

/** What the Bot Framework's channel delivers: an activity, not looked at yet, with the token that is to prove where it comes from. */
export type Delivery = {
  readonly authorization: string | undefined;
  /** The body's JSON, whatever it is. */
  readonly body: unknown;
  /** The UUID the log knows the request by. */
  readonly requestId: string;
};

/** What the channel is answered. Most activities are answered with nothing but a status: what there is to say is sent to the channel. */
export type DeliveryReply = { readonly status: number; readonly body?: unknown };

/** Takes what the channel delivers. @throws AppError for every refusal; anything else thrown is a bug. */
export type TakeDelivery = (delivery: Delivery) => Promise<DeliveryReply>;

/** Where the channel delivers activities. */
const MESSAGES_PATH = '/api/messages';

/** Mounts the bot's door. It authenticates by itself: the channel's tokens are not those of the API. */
export function mountMessages(edge: Edge, take: TakeDelivery): void {
  edge.noteRoute(MESSAGES_PATH, MESSAGES_PATH);
  // restify tells asynchronous handlers by exactly this shape: an async function of two parameters.
  edge.server.post(MESSAGES_PATH, async (request: Request, response: Response) => {
    const { requestId } = edge.exchanges.read(request);
    try {
      const reply = await take({ authorization: request.headers.authorization, body: request.body, requestId });
      if (reply.body === undefined) sendText(response, reply.status, 'text/plain; charset=utf-8', '');
      else sendJson(response, reply.status, reply.body);
    } catch (error) {
      sendProblem(response, problemOfFailure(error, requestId, edge.log));
    }
  });
}
