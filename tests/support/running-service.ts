import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

/** The service as people start it: a process of its own, in demo mode, with an empty data folder. */
export type RunningService = {
  readonly url: URL;
  /** Its data folder: whoever reads the keys in it signs as the demo's channel (`openDemoKeys(dataDir, 'channel')`). */
  /** Ends the process as Ctrl+C does and removes its data; answers the exit code. */
  readonly stop: () => Promise<number | null>;
};

/**
 * Starts the service and waits until it says where it is.
 *
 * @throws Error with all it said when it ends before.
 */
export async function startService(): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-service-'));
  const { DATABASE_URL: _databaseUrl, NODE_ENV: _nodeEnv, ...inherited } = process.env;
  const service = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    cwd: folder,
    env: { ...inherited, PORT: '0', ACQUAINT_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(service, 'close').then(([code]) => code as number | null);
  const stop = async (): Promise<number | null> => {
    service.kill('SIGINT');
    const code = await ended;
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  try {
    return { url: await announcedUrl(service), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function announcedUrl(service: ChildProcess): Promise<URL> {
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (piece: unknown): void => {
      said += String(piece);
      const url = said.match(/start page\s+(http:\S+)/)?.[1];
      if (url !== undefined) resolve(new URL(url));
    };
    service.stdout?.on('data', listen);
    service.stderr?.on('data', listen);
    service.once('close', () => reject(new Error(`The service ended before it was ready:\n${said}`)));
  });
}
