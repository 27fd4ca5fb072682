import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/source-files.ts';

describe('the command acquaint', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-command-'));
    for (const name of ['scripts', 'src/cli', 'node_modules/node/bin'])
      await mkdir(join(folder, name), { recursive: true });
    await cp(join(ROOT, 'scripts/acquaint.mjs'), join(folder, 'scripts/acquaint.mjs'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** Puts a program in the place of the command line; from then on the pinned Node is there. */
  async function install(program: string): Promise<void> {
    await writeFile(join(folder, 'src/cli/acquaint.ts'), program);
    await symlink(process.execPath, join(folder, 'node_modules/node/bin/node'));
  }

  function run(...words: readonly string[]) {
    const child = spawn(process.execPath, [join(folder, 'scripts/acquaint.mjs'), ...words]);
    const said = { out: '', err: '' };
    child.stdout.on('data', (piece) => {
      said.out += piece;
    });
    child.stderr.on('data', (piece) => {
      said.err += piece;
    });
    return { child, said, ended: once(child, 'close').then(([code]) => ({ code, ...said })) };
  }

  test('says what to do when the packages are not installed', async () => {
    const { code, err } = await run('health').ended;
    expect(code).toBe(1);
    expect(err).toContain('npm ci');
  });

  test('passes words, input, output and exit code through', async () => {
    await install(`
      console.log(JSON.stringify(process.argv.slice(2)));
      process.stdin.on('data', (piece: Buffer) => console.error(String(piece)));
      process.stdin.on('end', () => { process.exitCode = 7; });
    `);
    const { child, ended } = run('who-knows', 'a b', '--json');
    child.stdin.end('typed');
    expect(await ended).toEqual({ code: 7, out: '["who-knows","a b","--json"]\n', err: 'typed\n' });
  });

  test('passes a signal on and ends as the command line ends', async () => {
    await install(`
      process.on('SIGTERM', () => process.exit(3));
      setInterval(() => undefined, 1000);
      console.log('ready');
    `);
    const { child, ended } = run('serve');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
  });

  test('reports a command line that was killed as a shell would', async () => {
    await install("process.kill(process.pid, 'SIGKILL');");
    expect((await run('serve').ended).code).toBe(128 + 9);
  });
});
