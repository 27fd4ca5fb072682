import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_KEYS_PATH } from '../../src/demo/identity/pages.ts';
import { OFFICE_STAND_IN_PATH } from '../../src/demo/outlook-host/addresses.ts';
import { DEMO_SIGN_IN_PATH } from '../../src/demo/sign-in/sign-in-pages.ts';
import { copyMigrated } from '../support/migrated.ts';
import { startService } from '../support/running-service.ts';

describe('the service as a process', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acquaint-main-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  test.each([
    ['demo mode in production', { NODE_ENV: 'production' }, /does not start with NODE_ENV=production/],
    ['demo mode where others can reach it', { HOST: '0.0.0.0' }, /on this machine only/],
    ['production without an audience', { ACQUAINT_MODE: 'production' }, /ENTRA_AUDIENCE is needed/],
    ['a port that is none', { PORT: 'http' }, /PORT is a port/],
  ])('refuses %s, in a sentence', async (_name, environment, sentence) => {
    const run = startService(dataDir, environment);
    expect(await run.exited).toBe(2);
    expect(run.errors()).toMatch(sentence);
    expect(run.errors()).not.toMatch(/^\s+at /m);
  });

  test('says that its port is taken before it makes anything up', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const address = squatter.address();
    const run = startService(dataDir, { PORT: String(typeof address === 'object' ? address?.port : 0) });
    expect(await run.exited).toBe(1);
    expect(run.errors()).toMatch(/^Port \d+ is taken\. Is Acquaint running already\?/);
    expect(run.output()).not.toContain('making up');
    squatter.close();
  });

  test('in production serves and has loaded nothing of the demo', async () => {
    const audience = 'api://who.fabrikam.org/94a3e7f0-5c2d-4b18-a6e9-1d7f4b8c0352';
    const production = { ACQUAINT_MODE: 'production', NODE_ENV: 'production', ENTRA_AUDIENCE: audience };
    await copyMigrated(dataDir);
    // What was run of which file, which Node writes at the end, names every file that was loaded.
    const coverage = join(dataDir, 'coverage');
    const run = startService(dataDir, { ...production, NODE_V8_COVERAGE: coverage });
    const url = await run.said((said) => {
      const port = /"event":"listening".*"port":(\d+)/.exec(said)?.[1];
      return port === undefined ? undefined : `http://127.0.0.1:${port}`;
    });
    const pane = await (await fetch(new URL('/addin', url))).text();
    expect(pane).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
    expect(pane).not.toContain('/demo/');
    const statuses = DEMO_PATHS.map(async (path) => [path, (await fetch(new URL(path, url))).status]);
    expect(await Promise.all(statuses)).toEqual(DEMO_PATHS.map((path) => [path, 404]));
    expect(await run.stop('SIGTERM')).toBe(0);
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
