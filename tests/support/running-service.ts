import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

/** A process of the service, and what it has said so far. */
export type RunningService = {
  readonly output: () => string;
  readonly errors: () => string;
  /** Tells it to end, and waits for that; answers the exit code. */
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
  /** Comes with the exit code when it ends. */
  readonly exited: Promise<number | null>;
  /** Waits until something is found in what it says. @throws Error with its complaints when it ends before */
  readonly said: <Found>(find: (output: string) => Found | undefined) => Promise<Found>;
  /** Waits until it says where its start page is. @throws Error with its complaints when it ends before */
  readonly startPage: () => Promise<URL>;
};

/** Starts the service as people start it, on a port that is free: a process of its own, in demo mode unless told otherwise. */
export function startService(dataDir: string, environment: Readonly<Record<string, string>> = {}): RunningService {
  // The node of this very run, so that the types are stripped by the version the project pins.
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ACQUAINT_DATA: dataDir,
    PORT: '0',
    ...environment,
  };
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    cwd: ROOT,
    env,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said: RunningService['said'] = (find) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find(output);
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`It ended: ${errors}`)));
      look();
    });
  return {
    output: () => output,
    errors: () => errors,
    exited,
    stop: (signal) => {
      child.kill(signal);
      return exited;
    },
    said,
    startPage: async () => new URL(await said((text) => /start page +(http:\S+)/.exec(text)?.[1])),
  };
}
