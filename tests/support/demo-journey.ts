import { afterAll, beforeAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Database } from '../../src/store/database.ts';
import { describeInChromium, type OpenPage } from './chromium.ts';
import { type DemoService, startDemoService } from './demo-service.ts';

/** A page with everything that went wrong on it (complaints of the browser, and anybody asked but the service), and everybody who was asked. */
export type Watched = { readonly page: Page; readonly troubles: string[]; readonly asked: ReadonlySet<string> };

/** What the browser says of others' work: of the words that Teams, and so its stand-in, frames a tab with, and of a style of Fluent's slider. */
const OF_OTHERS = [
  'An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute',
  "The keyword 'slider-vertical' specified to an 'appearance' property is not standardized.",
];

/** The demo that journeys of a suite go through; to be used in tests and hooks alone. */
export type Demo = {
  readonly open: OpenPage;
  /** The whole address of a path. */
  readonly addressOf: (path: string) => string;
  readonly openWatched: (path: string, options?: Parameters<OpenPage>[0]) => Promise<Watched>;
  readonly tokenOf: (person: string) => Promise<string>;
  /** Asks the service directly, as somebody. */
  readonly call: (person: string, method: string, path: string, body?: unknown) => Promise<Response>;
};

/**
 * Runs a suite of journeys in a real browser, with a demo of its own.
 *
 * @param add what is to be in the database besides
 */
export function describeDemo(holds: string, suite: (demo: Demo) => void, add?: (db: Database) => Promise<void>): void {
  describeInChromium(holds, (open) => {
    let service: DemoService | undefined;
    beforeAll(async () => {
      service = await startDemoService(add);
    });
    afterAll(async () => {
      await service?.stop();
    });

    const addressOf = (path: string): string => {
      if (!service) throw new Error('The service is not running.');
      return new URL(path, service.url).href;
    };
    const tokenOf = async (person: string): Promise<string> => {
      const reply = (await (await fetch(addressOf(`/demo/host/token?as=${person}`))).json()) as { token: string };
      return reply.token;
    };
    suite({
      open,
      addressOf,
      tokenOf,
      openWatched: async (path, options = {}) => {
        const page = await open({ locale: 'en-GB', ...options });
        const [troubles, asked] = [[] as string[], new Set<string>()];
        page.on('console', (message) => {
          const isComplaint = message.type() === 'error' || message.type() === 'warning';
          const isOfOthers = OF_OTHERS.some((words) => message.text().startsWith(words));
          if (isComplaint && !isOfOthers) troubles.push(message.text());
        });
        page.on('pageerror', (error) => troubles.push(error.message));
        page.on('request', (request) => {
          if (request.url().startsWith('data:')) return;
          const { origin } = new URL(request.url());
          asked.add(origin);
          if (origin !== new URL(addressOf('/')).origin) troubles.push(`asked ${request.url()}`);
        });
        await page.goto(addressOf(path));
        return { page, troubles, asked };
      },
      call: async (person, method, path, body) =>
        fetch(addressOf(path), {
          method,
          headers: { authorization: `Bearer ${await tokenOf(person)}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
    });
  });
}
