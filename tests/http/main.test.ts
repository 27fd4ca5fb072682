import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_KEYS_PATH } from '../../src/demo/identity/pages.ts';
import { OFFICE_STAND_IN_PATH } from '../../src/demo/outlook-host/addresses.ts';
import { DEMO_SIGN_IN_PATH } from '../../src/demo/sign-in/sign-in-pages.ts';
import { ROOT } from '../support/source-files.ts';

/** A process of the service and what it said. */
type Run = {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exited: Promise<number | null>;
};

describe('the service as a process', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acquaint-main-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  function start(environment: Readonly<Record<string, string>>): Run {
    // The node of this very run, so that the types are stripped by the version the project pins.
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ACQUAINT_DATA: dataDir,
      PORT: '0',
      ...environment,
    };
    const child = spawn(process.execPath, ['src/main.ts'], { cwd: ROOT, env });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, output: () => output, errors: () => errors, exited };
  }

  test.each([
    ['demo mode in production', { NODE_ENV: 'production' }, /does not start with NODE_ENV=production/],
    ['demo mode where others can reach it', { HOST: '0.0.0.0' }, /on this machine only/],
    ['production without an audience', { ACQUAINT_MODE: 'production' }, /ENTRA_AUDIENCE is needed/],
    ['a port that is none', { PORT: 'http' }, /PORT is a port/],
  ])('refuses %s, in a sentence', async (_name, environment, sentence) => {
    const run = start(environment);
    expect(await run.exited).toBe(2);
    expect(run.errors()).toMatch(sentence);
    expect(run.errors()).not.toMatch(/^\s+at /m);
  });

  test('says that its port is taken before it makes anything up', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const address = squatter.address();
    const run = start({ PORT: String(typeof address === 'object' ? address?.port : 0) });
    expect(await run.exited).toBe(1);
    expect(run.errors()).toMatch(/^Port \d+ is taken\. Is Acquaint running already\?/);
    expect(run.output()).not.toContain('making up');
    squatter.close();
  });

  test('makes up its tenant, serves it, ends in order when told to, and is there at once the next time', async () => {
    const first = start({});
    const url = await listeningAt(first);
    expect(first.output()).toContain('making up a year');
    await expectDemo(url);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = start({});
    await expectDemo(await listeningAt(second));
    expect(second.output()).not.toContain('making up');
    second.child.kill('SIGINT');
    expect(await second.exited).toBe(0);
    expect(second.errors()).toBe('');
    const log = await readFile(join(dataDir, 'service.log'), 'utf8');
    expect(log.match(/"event":"stopped"/g)).toHaveLength(2);
    expect(log).not.toMatch(/yvonne|priya|eyJ/i);
  });

  test('in production serves and has loaded nothing of the demo', async () => {
    const audience = 'api://who.fabrikam.org/94a3e7f0-5c2d-4b18-a6e9-1d7f4b8c0352';
    const production = { ACQUAINT_MODE: 'production', NODE_ENV: 'production', ENTRA_AUDIENCE: audience };
    // What was run of which file, which Node writes at the end, names every file that was loaded. The database is there already.
    const coverage = join(dataDir, 'coverage');
    const run = start({ ...production, NODE_V8_COVERAGE: coverage });
    const url = await saidAt(run, (said) => {
      const port = /"event":"listening".*"port":(\d+)/.exec(said)?.[1];
      return port === undefined ? undefined : `http://127.0.0.1:${port}`;
    });
    const pane = await (await fetch(new URL('/addin', url))).text();
    expect(pane).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
    expect(pane).not.toContain('/demo/');
    const statuses = DEMO_PATHS.map(async (path) => [path, (await fetch(new URL(path, url))).status]);
    expect(await Promise.all(statuses)).toEqual(DEMO_PATHS.map((path) => [path, 404]));
    run.child.kill('SIGTERM');
    expect(await run.exited).toBe(0);
    const loaded = await filesLoaded(coverage);
    expect(loaded.filter((url) => url.endsWith('/src/http/production-parts.ts'))).toHaveLength(1);
    expect(loaded.filter((url) => url.includes('/src/demo/'))).toEqual([]);
  });
});

async function filesLoaded(coverage: string): Promise<readonly string[]> {
  const files = await readdir(coverage);
  const texts = await Promise.all(files.map((file) => readFile(join(coverage, file), 'utf8')));
  const urls = texts.flatMap((text) =>
    (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url),
  );
  return [...new Set(urls)];
}

/** What only the demo has: the start page, the hosts it stands in for, its sign-in and keys. */
const DEMO_PATHS = [
  '/',
  '/demo/host/outlook?as=priya',
  '/demo/host/tabs/settings?as=priya',
  '/demo/host/token?as=priya',
  OFFICE_STAND_IN_PATH,
  DEMO_SIGN_IN_PATH,
  DEMO_KEYS_PATH,
];

/** The start page shows the live examples, and its first command works as it stands. */
async function expectDemo(url: URL): Promise<void> {
  const response = await fetch(url);
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  expect(page).toMatch(/Marcus Feldt.*strong/s);
  expect(page).toContain('of 100');
  const [, token = '', path = ''] = /Bearer ([\w.-]+)&#39; &#39;([^&]+)&#39;/.exec(page) ?? [];
  const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('marcus.feldt@contoso.example');
  expect((await fetch(new URL('/readyz', url))).status).toBe(200);
  // A page elsewhere whose name points at 127.0.0.1 must not read the tokens on the start page.
  expect(await statusUnderName(url, 'rebound.example')).toBe(400);
  expect(await statusUnderName(url, 'localhost')).toBe(200);
}

function statusUnderName(url: URL, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

function listeningAt(run: Run): Promise<URL> {
  return saidAt(run, (said) => /start page +(http:\S+)/.exec(said)?.[1]);
}

/** Waits until a process has said where it is. */
function saidAt(run: Run, find: (said: string) => string | undefined): Promise<URL> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = find(run.output());
      if (found !== undefined) resolve(new URL(found));
    };
    run.child.stdout.on('data', look);
    run.child.once('close', () => reject(new Error(`It ended: ${run.errors()}`)));
    look();
  });
}
