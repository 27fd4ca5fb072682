import type { IncomingMessage } from 'node:http';
import type { TenantId } from '../domain/ids.ts';

/** What is known of one request and its answer, for the log and the figures. */
export type Exchange = {
  /** A UUID of our own making: what a client sends could be anything. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
};

/** Remembers what belongs to a request for as long as the request lives. */
export type Exchanges = {
  readonly begin: (request: IncomingMessage) => Exchange;
  readonly read: (request: IncomingMessage) => Exchange;
  readonly noteTenant: (request: IncomingMessage, tenantId: TenantId) => void;
  readonly findTenant: (request: IncomingMessage) => TenantId | undefined;
};

/** Opens the memory of one server. */
export function openExchanges(now: () => number): Exchanges {
  const begun = new WeakMap<IncomingMessage, Exchange>();
  const tenants = new WeakMap<IncomingMessage, TenantId>();
  const begin = (request: IncomingMessage): Exchange => {
    const exchange = { requestId: crypto.randomUUID(), startedAt: now() };
    begun.set(request, exchange);
    return exchange;
  };
  return {
    begin,
    read: (request) => begun.get(request) ?? begin(request),
    noteTenant: (request, tenantId) => {
      tenants.set(request, tenantId);
    },
    findTenant: (request) => tenants.get(request),
  };
}
