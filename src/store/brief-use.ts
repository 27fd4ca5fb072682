import { setFlagsFromString } from 'node:v8';

/**
 * Says that this process will use the embedded database for a short while only: its code is not optimised then. That would take two seconds of a
 * processor, for which a process that is done waits before it ends. To be called before the database is opened; what is long, as an
 * import, is slower after it.
 */
export function expectBriefUse(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
