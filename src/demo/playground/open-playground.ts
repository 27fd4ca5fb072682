import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CastColleague } from '../tenant/cast.ts';
import { PLAYGROUND_CONFIG_FILE, playgroundConfig } from './config.ts';

/** A Playground that runs. */
export type OpenPlayground = { readonly url: URL; readonly close: () => Promise<void> };

const READY_WITHIN_MS = 30_000;
const ASK_EVERY_MS = 200;

/**
 * Starts Microsoft's Agents Playground for one person, in a process and a folder of its own, and comes back when it answers.
 *
 * @param options.endpoint where activities go: whoever signs them (sign-activities.ts), not the bot itself
 * @throws Error when it does not answer in time, or has taken another port because the one asked for is taken
 */
export async function openPlayground(options: {
  readonly player: CastColleague;
  readonly botId: string;
  readonly endpoint: URL;
  readonly port: number;
  readonly folder: string;
}): Promise<OpenPlayground> {
  const { player, botId, endpoint, port, folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, PLAYGROUND_CONFIG_FILE), playgroundConfig(player, botId));
  const url = new URL(`http://127.0.0.1:${port}/`);
  const words = [
    '-e',
    endpoint.href,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--dt',
    '--su',
    new URL('_connector', url).href,
  ];
  const child = spawn(process.execPath, [programFile(), ...words], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.execPath,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
  });
  try {
    await waitUntilReady(url, child);
  } catch (error) {
    await end(child);
    throw error;
  }
  return { url, close: () => end(child) };
}

function programFile(): string {
  return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
}

async function waitUntilReady(url: URL, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(new URL('_debug/ping', url)).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(ASK_EVERY_MS);
  }
  throw new Error(
    `The Agents Playground does not answer at ${url.href}. Is the port taken? Choose another with --port.`,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
