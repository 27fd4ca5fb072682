import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One answered request, by the template of its route: addresses and ids are no labels. */
export type AnsweredRequest = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

/** The figures of one server, in a registry of its own. */
export type Metrics = {
  readonly countRequest: (request: AnsweredRequest) => void;
  /** In the Prometheus text format. */
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>;
};

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Opens the figures: requests by route and status, how long they took, memory, and which database is behind. */
export function openMetrics(settings: { readonly databaseKind: string; readonly inFlight: () => number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'acquaint_http_requests_total',
    help: 'Requests answered, by route template and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'acquaint_http_request_duration_seconds',
    help: 'How long requests took, by route template.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const database = new Gauge({
    name: 'acquaint_database_info',
    help: 'Which database is behind; always 1.',
    labelNames: ['kind'],
    registers,
  });
  database.set({ kind: settings.databaseKind }, 1);
  addGauge(registry, 'acquaint_http_requests_in_flight', 'Requests being answered.', settings.inFlight);
  addGauge(registry, 'acquaint_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  return {
    countRequest: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function addGauge(registry: Registry, name: string, help: string, measure: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(measure());
    },
  });
}
