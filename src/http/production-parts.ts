import { openLog } from './log.ts';
import type { RunParts } from './run-service.ts';
import type { Settings } from './settings.ts';

/**
 * The service as it runs for real: tokens of Microsoft Entra ID, no pages of its own, log on standard output.
 *
 * @throws Error when no audience is set: any token would do.
 */
export function productionParts(settings: Settings): RunParts {
  const { issuer, audience, keysUrl } = settings.signIn;
  if (audience === undefined) throw new Error('ENTRA_AUDIENCE is needed in production.');
  return {
    log: openLog(),
    now: Date.now,
    signIn: { issuer, audience, keysUrl: () => new URL(keysUrl) },
    isHostAllowed: () => true,
    pages: () => [],
    check: async () => undefined,
    prepare: async () => undefined,
  };
}
