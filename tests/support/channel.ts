import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { DEMO_BOT_ID, signChannelToken } from '../../src/demo/identity/channel.ts';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';

/** What the bot sent to the channel. */
export type SentToChannel = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: z.infer<typeof sentSchema>;
};

/** How the channel answers what the bot sends; 200 where it is not told. */
export type ChannelAnswer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/** A channel on this machine: it signs activities, delivers them, and listens for what the bot says. */
export type TestChannel = {
  /** Where the bot's answers are to go. */
  readonly serviceUrl: string;
  readonly sent: SentToChannel[];
  /** Answers the next calls so, one after another. */
  readonly answerNext: (...answers: readonly ChannelAnswer[]) => void;
  readonly forgetAnswers: () => void;
  /** Delivers an activity with a token the bot is to believe. */
  readonly deliver: (service: URL, activity: object) => Promise<Response>;
  readonly end: () => Promise<void>;
};

const sentSchema = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ content: z.unknown() })).optional(),
});

/** Starts a channel. @param keys those whose public half the service serves as the channel's */
export async function startChannel(keys: DemoKeys): Promise<TestChannel> {
  const sent: SentToChannel[] = [];
  const next: ChannelAnswer[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      sent.push({
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        activity: sentSchema.parse(body === '' ? {} : JSON.parse(body)),
      });
      const { status, headers = {} } = next.shift() ?? { status: 200 };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ id: `sent-${sent.length}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The channel does not listen.');
  const serviceUrl = `http://127.0.0.1:${address.port}/connector`;
  return {
    serviceUrl,
    sent,
    answerNext: (...answers) => {
      next.push(...answers);
    },
    forgetAnswers: () => {
      next.length = 0;
    },
    deliver: async (service, activity) =>
      deliverSigned(service, activity, await signChannelToken(keys, serviceUrl, Date.now())),
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Delivers something with any token, or none. */
export async function deliverSigned(service: URL, body: unknown, token: string | undefined): Promise<Response> {
  return fetch(new URL('/api/messages', service), {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** A message in a personal chat, as Teams delivers it. */
export function messageOf(
  person: { readonly objectId: string; readonly name: string },
  tenantId: string,
  serviceUrl: string,
  changes: object = {},
): Record<string, unknown> {
  return {
    type: 'message',
    id: `m-${crypto.randomUUID()}`,
    text: 'help',
    textFormat: 'plain',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.objectId}`, name: person.name, aadObjectId: person.objectId },
    recipient: { id: `28:${DEMO_BOT_ID}`, name: 'Acquaint' },
    conversation: { id: `a:${person.objectId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-GB',
    localTimezone: 'Europe/Berlin',
    ...changes,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}
