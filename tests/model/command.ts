// npm run model -- --steps 100000 --seed 42 --database postgresql
import { parseArgs } from 'node:util';
import { startPostgresql, stopPostgresql } from '../support/postgresql-server.ts';
import { type DatabasePlace, pglitePlace, postgresqlPlace } from './databases.ts';
import { startService } from './service.ts';
import { Different, walk } from './walk.ts';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '2500' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'pglite' },
  },
});
const steps = Number(values.steps);
const seed = Number(values.seed);
const server = values.database === 'postgresql' ? await startPostgresql() : undefined;
if (server?.state === 'missing') throw new Error(server.reason);
const place: DatabasePlace = server === undefined ? await pglitePlace() : await postgresqlPlace(server);
const service = await startService(place.open);
const startedAt = performance.now();
try {
  const walked = await walk(service, { seed, steps }, ({ steps: taken, queries }) => {
    if (taken % 5_000 === 0) say(`${taken} steps, ${queries} queries, ${seconds()} s`);
  });
  const told = `${walked.steps} steps, ${walked.queries} queries and ${walked.crashes} crashes`;
  say(`No difference: ${told} on ${values.database} in ${seconds()} s.`);
} catch (error) {
  if (!(error instanceof Different)) throw error;
  say(error.message);
  process.exitCode = 1;
} finally {
  await service.close();
  await place.remove();
  if (server !== undefined) await stopPostgresql(server);
}

function seconds(): number {
  return Math.round((performance.now() - startedAt) / 1000);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
