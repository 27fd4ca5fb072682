import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A door that signs. */
export type SigningDoor = { readonly url: URL; readonly close: () => Promise<void> };

/**
 * Stands where Microsoft's channel stands: takes the activities of a Playground, which sends them without a token, and hands them on with
 * one of the local channel, so that the bot verifies a real signature. On this machine only.
 *
 * @param sign gives the token for a service URL
 */
export async function openSigningDoor(
  target: URL,
  sign: (serviceUrl: string) => Promise<string>,
): Promise<SigningDoor> {
  const server = createServer((request, response) => {
    handOn(request, response, target, sign).catch(() => {
      response.statusCode = 502;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}${target.pathname}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handOn(
  request: IncomingMessage,
  response: ServerResponse,
  target: URL,
  sign: (serviceUrl: string) => Promise<string>,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  const answer = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await sign(serviceUrlOf(body))}` },
    body,
  });
  response.statusCode = answer.status;
  response.setHeader('content-type', answer.headers.get('content-type') ?? 'application/json');
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function serviceUrlOf(body: Buffer): string {
  const activity: unknown = JSON.parse(body.toString('utf8'));
  const isNamed = typeof activity === 'object' && activity !== null && 'serviceUrl' in activity;
  return isNamed ? String(activity.serviceUrl) : '';
}
