import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';

/** Quiet, and without what asks the network for things of its own. */
const OPTIONS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nobody but this machine is found. Asking here about each request would take the browser its cache.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** How long a page waits for anything, in milliseconds: on a busy machine everything takes long, and only what hangs is to end. */
const PATIENCE_MS = 90_000;

/** Opens a fresh page; what is given beside is for tests that look at a page with tools of their own. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * Runs a suite in a real browser. `open` gives a fresh page that reaches this machine only; it may be called in tests and hooks. A page
 * opened in a test is closed after it.
 * Where no Chromium is installed the suite is skipped and says so; with CI=true that fails the run.
 */
export function describeInChromium(holds: string, suite: (open: OpenPage) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    // Skipped for the reason in its name: there is no browser on this machine.
    describe.skip(`${holds}: no Chromium is installed`, () => suite(() => Promise.reject(new Error('no Chromium'))));
    return;
  }
  describe(holds, () => {
    let browser: Browser | undefined;
    let opened: Page[] = [];
    beforeEach(() => {
      opened = [];
    });
    // Pages left open go on asking and drawing beside the tests that follow.
    afterEach(async () => {
      await Promise.all(opened.map((page) => page.context().close()));
    });
    beforeAll(async () => {
      // Chromium's sandbox refuses to run as root, which is who tests are in a container.
      const args = process.getuid?.() === 0 ? [...OPTIONS, '--no-sandbox'] : OPTIONS;
      browser = await chromium.launch({ executablePath, args });
    });
    afterAll(async () => {
      await browser?.close();
    });
    suite(async (options) => {
      if (!browser) throw new Error('The browser is open in tests only.');
      const page = await browser.newPage(options);
      page.setDefaultTimeout(PATIENCE_MS);
      opened.push(page);
      return page;
    });
  });
}
