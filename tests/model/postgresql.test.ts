import { expect, test } from '@jest/globals';
import { announcedPostgresql } from '../support/postgresql-server.ts';
import { postgresqlPlace } from './databases.ts';
import { startService } from './service.ts';
import { walk } from './walk.ts';

const server = announcedPostgresql();
const holds = 'the service on PostgreSQL answers everything as the model of the laws does';

if (server.state === 'missing') {
  // Skipped for the reason in its name: this machine has no server to run it on.
  test.skip(`${holds}: ${server.reason}`, () => undefined);
} else {
  test(holds, async () => {
    const place = await postgresqlPlace(server);
    const service = await startService(place.open);
    try {
      const walked = await walk(service, { seed: 101, steps: 1_000 });
      expect(walked.steps).toBe(1_000);
    } finally {
      await service.close();
      await place.remove();
    }
  }, 600_000);
}
