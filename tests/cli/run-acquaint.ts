import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { copyMigrated } from '../support/migrated.ts';

const ENTRY = fileURLToPath(new URL('../../src/cli/acquaint.ts', import.meta.url));

/** How a run of the command line ended. */
export type Run = { readonly exitCode: number | null; readonly out: string; readonly err: string };

/** A folder for one test, with a store in it and the command line to work on it. */
export type Workplace = {
  readonly folder: string;
  readonly acquaint: (...words: readonly string[]) => Promise<Run>;
  readonly acquaintIn: (environment: Readonly<Record<string, string>>, ...words: readonly string[]) => Promise<Run>;
  /** Opens the store and keeps it open, as a running service does. Commands then ask beside it, which takes a third of the time. */
  readonly serve: () => Promise<Database>;
  readonly write: (name: string, text: string | Uint8Array) => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** Makes an empty workplace; the commands run as processes of their own, as people run them. */
export async function openWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-cli-'));
  await copyMigrated(join(folder, 'store'));
  const acquaintIn: Workplace['acquaintIn'] = (environment, ...words) =>
    run(words, { ACQUAINT_DATA: join(folder, 'store'), ...environment });
  const served: Database[] = [];
  return {
    folder,
    acquaint: (...words) => acquaintIn({}, ...words),
    acquaintIn,
    serve: async () => {
      const database = await openDatabase({ dataDir: join(folder, 'store'), isBrief: true });
      served.push(database);
      return database;
    },
    write: async (name, text) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
    remove: async () => {
      for (const database of served) await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
  const child = spawn(process.execPath, [ENTRY, ...words], {
    // Nothing of the test run's own settings: not its NODE_OPTIONS, and above all no DATABASE_URL.
    env: { ...processEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, out, err }));
  });
}

/** What any process needs, and where Node keeps what it compiled for the run. */
function processEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}
