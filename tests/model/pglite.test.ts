import { expect, test } from '@jest/globals';
import { pglitePlace } from './databases.ts';
import { startService } from './service.ts';
import { walk } from './walk.ts';

test('the service on PGlite answers everything as the model of the laws does', async () => {
  const place = await pglitePlace();
  const service = await startService(place.open);
  try {
    const walked = await walk(service, { seed: 1, steps: 600 });
    expect(walked.steps).toBe(600);
  } finally {
    await service.close();
    await place.remove();
  }
}, 600_000);
