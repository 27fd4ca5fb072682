import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const PORT = '39781';
const PATIENCE_MS = 60_000;

/** Seconds from starting the service's process until it says it is ready, with a full store behind it. */
export async function measureStart(url: string): Promise<string> {
  const started = performance.now();
  const service = spawn(process.execPath, [new URL('../src/main.ts', import.meta.url).pathname], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT,
      ACQUAINT_MODE: 'production',
      ENTRA_AUDIENCE: '22222222-2222-4222-8222-222222222222',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await isReady())) {
      if (performance.now() - started > PATIENCE_MS || service.exitCode !== null)
        throw new Error('the service did not start');
      await wait(10);
    }
    return `The service answers \`/readyz\` ${((performance.now() - started) / 1000).toFixed(2)} s after its process was started, with the PostgreSQL store above behind it.`;
  } finally {
    service.kill('SIGTERM');
  }
}

async function isReady(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${PORT}/readyz`).then(
    (reply) => reply.ok,
    () => false,
  );
}
