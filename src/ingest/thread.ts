import { Worker } from 'node:worker_threads';
import type { ThreadReply, ThreadRequest, ThreadSettings } from './import-protocol.ts';

/** Most of what a thread makes is soon forgotten: room for it saves a third of the tidying up. */
const YOUNG_MEGABYTES = 64;

/** A thread of an import, asked one thing at a time. */
export type Thread = {
  readonly ask: (request: ThreadRequest, transfer?: readonly ArrayBuffer[]) => Promise<ThreadReply>;
  readonly end: () => Promise<void>;
};

/**
 * Starts a thread. Its first failure rejects what is being asked, and everything asked afterwards.
 *
 * @param megabytes of memory its objects may take; the less it may, the sooner it tidies up
 */
export function startThread(settings: ThreadSettings, megabytes: number): Thread {
  const worker = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, maxOldGenerationSizeMb: megabytes },
  });
  let broken: Error | undefined;
  let pending: { resolve: (reply: ThreadReply) => void; reject: (error: Error) => void } | undefined;
  worker.on('message', (reply: ThreadReply) => {
    const asked = pending;
    pending = undefined;
    if (reply.op === 'failed') asked?.reject(new Error(reply.message));
    else asked?.resolve(reply);
  });
  worker.on('error', (error) => {
    broken = error instanceof Error ? error : new Error(String(error));
    pending?.reject(broken);
  });
  return {
    ask: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken);
        pending = { resolve, reject };
        worker.postMessage(request, [...transfer]);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}
