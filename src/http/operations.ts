import { setTimeout as wait } from 'node:timers/promises';
import { describeFailure, type Log, logCode } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Page, PageReply } from './page.ts';

/** What the operations pages ask. */
export type OperationsDeps = {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Resolves when the database answers; rejects when it does not. */
  readonly checkDatabase: () => Promise<void>;
  readonly isClosing: () => boolean;
};

/** How long the database may take before the service calls itself not ready. */
const READY_WITHIN_MS = 1_000;

/** `/healthz` (the process answers), `/readyz` (the database answers too, and we are not going down) and `/metrics`. */
export function operationsPages(deps: OperationsDeps): readonly Page[] {
  return [
    { path: '/healthz', answer: async () => status(200, 'ok') },
    { path: '/readyz', answer: () => readReadiness(deps) },
    { path: '/metrics', answer: () => readMetrics(deps.metrics) },
  ];
}

async function readReadiness(deps: OperationsDeps): Promise<PageReply> {
  if (deps.isClosing()) return status(503, 'closing');
  const patience = new AbortController();
  const late = wait(READY_WITHIN_MS, 'late' as const, { signal: patience.signal });
  late.catch(() => undefined);
  try {
    const first = await Promise.race([deps.checkDatabase(), late]);
    if (first !== 'late') return status(200, 'ready');
    deps.log('not_ready', { reason: logCode('database_slow') });
  } catch (error) {
    deps.log('not_ready', { reason: logCode('database_failed'), ...describeFailure(error) });
  } finally {
    patience.abort();
  }
  return status(503, 'database_not_answering');
}

async function readMetrics(metrics: Metrics): Promise<PageReply> {
  const { contentType, text } = await metrics.read();
  return { status: 200, contentType, body: text };
}

function status(code: number, state: string): PageReply {
  return { status: code, contentType: 'application/json; charset=utf-8', body: JSON.stringify({ state }) };
}
