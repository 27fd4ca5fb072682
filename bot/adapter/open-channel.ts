import {
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type Activity as LibraryActivity,
  type TurnContext,
} from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type { Log } from '../../src/http/log.ts';
import type { DeliveryReply } from '../../src/http/messages.ts';
import type { BotSettings } from '../../src/http/run-service.ts';
import type { AnswerTurn, Channel, Chat, Sent } from '../channel.ts';
import { admit } from './admit.ts';
import { channelAuthentication } from './authentication.ts';
import { libraryActivity, libraryMessage, libraryReference } from './library-activity.ts';
import { isPlainService } from './plain-service.ts';
import { sayPatiently } from './say-patiently.ts';
import { sentOf } from './sent.ts';

const INVOKE_RESPONSE = 'invokeResponse';
const NOT_IMPLEMENTED = 501;

/** What the channel is opened with. */
export type ChannelDeps = {
  readonly log: Log;
  /** Where the service itself listens; asked at the first message. */
  readonly own: () => URL;
  readonly answer: AnswerTurn;
};

/** Opens the channel by Microsoft's library. */
export function openChannel(settings: BotSettings, deps: ChannelDeps): Channel {
  const { isServiceAllowed } = settings;
  let opened: { authentication: ConfigurationBotFrameworkAuthentication; adapter: Adapter } | undefined;
  const open = () => {
    if (opened === undefined) {
      const authentication = channelAuthentication(settings, settings.metadataUrl(deps.own()));
      opened = { authentication, adapter: new Adapter(authentication) };
    }
    return opened;
  };
  const inChat = async (chat: Chat, what: (context: TurnContext) => Promise<string | undefined>): Promise<Sent> => {
    if (!isPlainService(chat.serviceUrl, isServiceAllowed)) return { outcome: 'refused' };
    let activityId: string | undefined;
    const { adapter } = open();
    const sending = adapter.continueConversationAsync(settings.appId, libraryReference(chat), async (context) => {
      activityId = await what(context);
    });
    return sentOf(sending.then(() => activityId));
  };
  return {
    take: async (delivery) => {
      const { authentication, adapter } = open();
      const admitted = await admit({ authentication, isServiceAllowed, log: deps.log }, delivery);
      const { activity, entraTenantId, proof } = admitted;
      const reply = await adapter.run(proof, libraryActivity(activity), async (context) => {
        const answered = await deps.answer({
          activity,
          entraTenantId,
          requestId: delivery.requestId,
          say: (message) => sayPatiently(async () => (await context.sendActivity(libraryMessage(message)))?.id),
        });
        if (activity.type !== 'invoke') return;
        await context.sendActivity({ type: INVOKE_RESPONSE, value: answered ?? { status: NOT_IMPLEMENTED } });
      });
      return reply ?? { status: 200 };
    },
    send: (chat, message) => inChat(chat, async (context) => (await context.sendActivity(libraryMessage(message)))?.id),
    update: (chat, activityId, message) =>
      inChat(chat, async (context) => {
        await context.updateActivity({ ...libraryMessage(message), id: activityId });
        return activityId;
      }),
  };
}

/** The library's adapter, told who was let in rather than finding out for itself, and answering rather than writing a response. */
class Adapter extends CloudAdapter {
  async run(
    proof: AuthenticateRequestResult,
    activity: LibraryActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<DeliveryReply | undefined> {
    const reply = await this.processActivity(proof, activity, logic);
    return reply === undefined
      ? undefined
      : { status: reply.status, ...(reply.body === undefined ? {} : { body: reply.body }) };
  }
}
