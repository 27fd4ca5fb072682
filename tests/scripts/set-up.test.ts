import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/source-files.ts';

type Packages = Readonly<
  Record<string, { readonly version?: string; readonly dev?: boolean; readonly optional?: boolean }>
>;

const LOCKED: Packages = {
  '': {},
  'node_modules/node': { version: '24.9.0' },
  'node_modules/restify': { version: '12.0.0' },
  'node_modules/jest': { version: '30.5.2', dev: true },
  'node_modules/for-another-machine': { version: '1.0.0', optional: true },
};
const INSTALLED: Packages = {
  'node_modules/node': { version: '24.9.0' },
  'node_modules/restify': { version: '12.0.0' },
  'node_modules/jest': { version: '30.5.2', dev: true },
};

describe('setting up a clone', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-set-up-'));
    await mkdir(join(folder, 'scripts'));
    for (const name of ['set-up.mjs', 'programs.mjs'])
      await cp(join(ROOT, 'scripts', name), join(folder, 'scripts', name));
    await write('package-lock.json', JSON.stringify({ packages: LOCKED }));
    // In npm's place: notes that it was called, and fails when it is told to.
    await write(
      'npm.cjs',
      "require('fs').writeFileSync('called', process.argv[2]); process.exitCode = Number(process.env.FAIL);",
    );
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await writeFile(join(folder, name), text);
  }

  /** Puts packages in place, with a program that says it is Node of some version. */
  async function install(packages: Packages, nodeVersion = 'v24.9.0'): Promise<void> {
    await mkdir(join(folder, 'node_modules/node/bin'), { recursive: true });
    await write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    await write('node_modules/node/bin/node', `#!/bin/sh\necho ${nodeVersion}\n`);
    await chmod(join(folder, 'node_modules/node/bin/node'), 0o755);
  }

  async function setUp(purpose: string, fail = '0') {
    const env = {
      ...process.env,
      npm_execpath: join(folder, 'npm.cjs'),
      npm_node_execpath: process.execPath,
      FAIL: fail,
      // Named, so that nothing is looked for or installed on this machine.
      CHROMIUM_PATH: process.execPath,
      POSTGRESQL_BIN: folder,
    };
    const options = { cwd: folder, env };
    const ended = await new Promise<{ code: unknown; err: string }>((resolve) => {
      execFile(process.execPath, ['scripts/set-up.mjs', purpose], options, (error, _out, err) =>
        resolve({ code: error?.code ?? 0, err }),
      );
    });
    return { ...ended, npm: await readFile(join(folder, 'called'), 'utf8').catch(() => 'not called') };
  }

  test('does nothing, and says nothing, when all is there', async () => {
    await install(INSTALLED);
    expect(await setUp('start')).toEqual({ code: 0, err: '', npm: 'not called' });
  });

  test('installs when a package has another version than the lock file says', async () => {
    await install({ ...INSTALLED, 'node_modules/restify': { version: '11.1.0' } });
    expect(await setUp('start')).toMatchObject({ code: 0, npm: 'ci' });
  });

  test('installs what only tests need before tests, and not before a start', async () => {
    const { 'node_modules/jest': _jest, ...productive } = INSTALLED;
    await install(productive);
    expect((await setUp('start')).npm).toBe('not called');
    expect((await setUp('test')).npm).toBe('ci');
  });

  test('stops with a clear sentence when npm fails', async () => {
    const { code, err, npm } = await setUp('start', '1');
    expect({ code, npm }).toEqual({ code: 1, npm: 'ci' });
    expect(err).toContain('npm ci failed');
  });

  test('stops when the pinned Node did not come with its package', async () => {
    await install(INSTALLED, 'v20.0.0');
    const { code, err } = await setUp('start');
    expect(code).toBe(1);
    expect(err).toContain('did not bring Node 24.9.0');
  });
});
