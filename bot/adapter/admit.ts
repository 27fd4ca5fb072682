import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import { AppError } from '../../src/domain/app-error.ts';
import { describeFailure, type Log, type LogCode, logCode, requestCode } from '../../src/http/log.ts';
import type { Delivery } from '../../src/http/messages.ts';
import { type Activity, activitySchema } from '../activity.ts';
import { libraryActivity } from './library-activity.ts';
import { couldBeChannelToken } from './look-at-token.ts';
import { isPlainService } from './plain-service.ts';

/** Channels that activities are taken from: Teams, and the same bot in Outlook and Microsoft 365. */
const CHANNELS: ReadonlySet<string> = new Set(['msteams', 'outlook', 'm365extensions']);

/** What was let in. */
export type Admitted = {
  readonly activity: Activity;
  readonly entraTenantId: string;
  readonly proof: AuthenticateRequestResult;
};

/** What letting in goes by. */
export type AdmitDeps = {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly isServiceAllowed: (service: URL) => boolean;
  readonly log: Log;
};

/**
 * Lets in what the channel signed for this bot, and nothing else; who is not let in learns only that.
 *
 * @throws AppError `unauthenticated` for whatever is not proved, `invalid_input` for what is no activity, `forbidden` for a channel, a service
 * or a tenant that is not ours to answer, `not_ready` when the channel's keys cannot be fetched.
 */
export async function admit(deps: AdmitDeps, delivery: Delivery): Promise<Admitted> {
  const refuse = (reason: LogCode, error: AppError): never => {
    deps.log('message_refused', { reason, request: requestCode(delivery.requestId) });
    throw error;
  };
  const { authorization } = delivery;
  if (authorization === undefined || !couldBeChannelToken(authorization)) {
    return refuse(logCode('no_channel_token'), unproved());
  }
  const parsed = activitySchema.safeParse(delivery.body);
  if (!parsed.success) {
    return refuse(logCode('no_activity'), new AppError('invalid_input', 'The body is no activity.'));
  }
  const activity = parsed.data;
  const proof = await proofOf(deps, activity, authorization).catch((error: unknown) =>
    isUnreachable(error)
      ? refuse(logCode('keys_unreachable'), new AppError('not_ready', 'The sender cannot be checked just now.'))
      : refuse(describeFailure(error).failure, unproved()),
  );
  if (!CHANNELS.has(activity.channelId)) return refuse(logCode('other_channel'), notOurs());
  if (!isPlainService(activity.serviceUrl, deps.isServiceAllowed)) return refuse(logCode('other_service'), notOurs());
  const entraTenantId = tenantOf(activity);
  if (entraTenantId === undefined) return refuse(logCode('no_one_tenant'), notOurs());
  return { activity, entraTenantId, proof };
}

function proofOf(deps: AdmitDeps, activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
  return deps.authentication.authenticateRequest(libraryActivity(activity), authorization);
}

/** The tenant, where every place that names one names the same. */
function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined && id !== '');
  const [tenant, other] = [...new Set(named.map((id) => id?.toLowerCase()))];
  return other === undefined ? tenant : undefined;
}

/** Keys that could not be fetched: the library gives these the status 500, or lets the network's own error through. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof AuthenticationError) return Number(error.statusCode) >= 500;
  return error instanceof Error && error.name === 'FetchError';
}

function unproved(): AppError {
  return new AppError('unauthenticated', 'Only the Bot Framework, with a token for this bot, is answered here.');
}

function notOurs(): AppError {
  return new AppError('forbidden', 'This bot does not answer there.');
}
