import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

/** Where real files lie that are not this project's to hand on: beside it, where somebody put them. */
const SHARED = new URL('../../../shared/', import.meta.url);

/**
 * Runs a suite over files beside the project, under `../shared`. Where they are not, the suite is skipped and says so.
 */
export function describeOnOutsideFiles(
  holds: string,
  names: readonly string[],
  suite: (name: string, paths: readonly string[]) => void,
): void {
  const paths = names.map((name) => fileURLToPath(new URL(name, SHARED)));
  const missing = names.filter((_, index) => !existsSync(paths[index] ?? ''));
  if (missing.length === 0) suite(holds, paths);
  else {
    // Skipped for the reason in its name: the files belong to others and are not here.
    describe.skip(`${holds}: ../shared/${missing.join(' and ../shared/')} is not there`, () => suite(holds, paths));
  }
}
