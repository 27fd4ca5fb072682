import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';
import { isPlainService } from './plain-service.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;

/** Milliseconds after which nobody knows whether something that was sent arrived. */
const PATIENCE_MS = 15_000;

/** A call to the channel that did not end as it should. */
export class ChannelFailure extends Error {
  /** The HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  /** Whether it is sure that nothing was sent: nobody listened, or the address was not allowed. */
  readonly isUnsent: boolean;

  constructor(failure: Pick<ChannelFailure, 'status' | 'retryAfterMs' | 'isUnsent'>, options?: ErrorOptions) {
    super('The channel did not take it.', options);
    this.name = 'ChannelFailure';
    this.status = failure.status;
    this.retryAfterMs = failure.retryAfterMs;
    this.isUnsent = failure.isUnsent;
  }
}

/**
 * How the library calls the channel: to allowed hosts only, following no redirect, since every call carries the bot's own token; and once,
 * since a repeated call could deliver twice. Left alone the library does both.
 */
export function channelHttp(isServiceAllowed: (service: URL) => boolean): HttpClient {
  return {
    sendRequest: async (request) => {
      if (!isPlainService(request.url, isServiceAllowed)) throw unsent();
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      }).catch((error: unknown) => {
        throw new ChannelFailure(
          { status: undefined, retryAfterMs: undefined, isUnsent: isNeverSent(error) },
          { cause: error },
        );
      });
      const text = await response.text();
      if (!response.ok) {
        throw new ChannelFailure({
          status: response.status,
          retryAfterMs: retryAfterOf(response.headers.get('retry-after')),
          isUnsent: false,
        });
      }
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => {
        headers.set(name, value);
      });
      return { request, status: response.status, headers, bodyAsText: text };
    },
  };
}

function unsent(): ChannelFailure {
  return new ChannelFailure({ status: undefined, retryAfterMs: undefined, isUnsent: true });
}

/** Nothing was sent at all: nobody listens there, or the name cannot be looked up just now. */
const NEVER_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

function isNeverSent(error: unknown): boolean {
  const parsed = z.object({ cause: z.object({ code: z.string() }) }).safeParse(error);
  return parsed.success && NEVER_SENT.has(parsed.data.cause.code);
}

const MOST_SECONDS = 86_400;

/** `Retry-After` in milliseconds, where it is a number of seconds. */
function retryAfterOf(value: string | null): number | undefined {
  const seconds = /^\d{1,6}$/.test(value ?? '') ? Number(value) : undefined;
  return seconds === undefined ? undefined : Math.min(seconds, MOST_SECONDS) * 1_000;
}
