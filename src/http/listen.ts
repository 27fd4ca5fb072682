import { setTimeout as wait } from 'node:timers/promises';
import type { Server } from 'restify';
import { type Log, logCode } from './log.ts';

/** Where to listen; port 0 takes any free one. */
export type ListenSettings = { readonly host: string; readonly port: number };

/** How to end: how long to say "closing" before the door shuts, and how long those inside may take. */
export type CloseSettings = {
  /** Milliseconds in which `/readyz` already says no while requests are still taken, for a load balancer to notice. */
  readonly drainMs: number;
  /** Milliseconds requests under way may still take. */
  readonly graceMs: number;
};

/** A server that can be told to listen and to end. */
export type Listening = {
  readonly server: Server;
  /** @throws Error when the port is taken. */
  readonly listen: (settings: ListenSettings) => Promise<URL>;
  readonly isClosing: () => boolean;
  readonly close: (settings: CloseSettings) => Promise<void>;
};

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 5_000;

/** Adds listening, time limits and an orderly end to a server. */
export function listenAndClose(restifyServer: Server, log: Log): Listening {
  const server = restifyServer.server;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  let isClosing = false;
  return {
    server: restifyServer,
    listen: (settings) => listen(server, settings),
    isClosing: () => isClosing,
    close: async (settings) => {
      if (isClosing) return;
      isClosing = true;
      log('stopping', { inFlight: restifyServer.inflightRequests() });
      await wait(settings.drainMs);
      await closeWithin(server, settings.graceMs, log);
    },
  };
}

function listen(server: Server['server'], { host, port }: ListenSettings): Promise<URL> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve(new URL(`http://${host.includes(':') ? `[${host}]` : host}:${actual}/`));
    });
  });
}

/** Takes no new connections, lets requests under way finish, and cuts off whatever is left after the grace. */
async function closeWithin(server: Server['server'], graceMs: number, log: Log): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const patience = new AbortController();
  const late = wait(graceMs, 'late' as const, { signal: patience.signal }).catch(() => 'on time' as const);
  const ended = await Promise.race([closed, late]);
  patience.abort();
  if (ended === 'late') {
    log('stopping', { reason: logCode('grace_over') });
    server.closeAllConnections();
    await closed;
  }
}
