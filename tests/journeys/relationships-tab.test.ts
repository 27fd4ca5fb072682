import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { describeDemo } from '../support/demo-journey.ts';
import { addManyContacts } from '../support/many-contacts.ts';
import { answerFailed, answerInstead, FAILED_REFERENCE } from '../support/screen-states.ts';
import { faultsInTab, tabOf } from '../support/tab-page.ts';

const PATH = '/demo/host/tabs/relationships';
const NEXT_PAGES = /relationships\?.*cursor=/;
const MANY = 10_000;
/** Rows in the page at most, however many there are: a screen of them and some beyond. */
const MOST_ROWS = 60;

describeDemo(
  'the tab Relationships',
  ({ open, addressOf, openWatched, call }) => {
    async function openTab(query: string, options: Parameters<typeof openWatched>[1] = {}) {
      const { page, troubles } = await openWatched(`${PATH}?${query}`, options);
      return { page, tab: tabOf(page), troubles };
    }

    async function change(person: string, path: string, body: unknown): Promise<void> {
      const answer = await call(person, 'PUT', path, body);
      expect(answer.status).toBe(200);
    }

    describe('for a seller', () => {
      test('shows people, picture and table without one error', async () => {
        const { tab, troubles } = await openTab('as=priya');
        await tab.getByRole('grid', { name: 'Your people outside' }).waitFor();
        await tab.getByRole('img', { name: /^Strength against time since the last contact/ }).waitFor();
        await tab
          .getByRole('status')
          .filter({ hasText: /people$/ })
          .waitFor();
        expect(await tab.getByRole('row').filter({ hasText: 'Kenji Mori' }).innerText()).toMatch(/Good/);
        expect(troubles).toEqual([]);
      });

      test('orders by a column, the other way round at the second click, and says so', async () => {
        const { tab } = await openTab('as=priya');
        const column = tab.getByRole('columnheader', { name: 'Health' });
        await column.getByRole('button').click();
        expect(await column.getAttribute('aria-sort')).toBe('descending');
        const best = await firstScore(tab);
        await column.getByRole('button').click();
        expect(await column.getAttribute('aria-sort')).toBe('ascending');
        expect(await firstScore(tab)).toBeLessThan(best);
      });

      test('narrows by search and by health, and shows everything again', async () => {
        const { tab } = await openTab('as=priya');
        await tab.getByRole('searchbox', { name: 'Search' }).fill('kenji adventure');
        await tab
          .getByRole('status')
          .filter({ hasText: /^1 of \d+ people$/ })
          .waitFor();
        await tab.getByRole('combobox', { name: 'Health' }).selectOption('poor');
        await tab.getByText('Nobody fits').waitFor();
        await tab.getByRole('button', { name: 'Show everything' }).click();
        await tab.getByRole('row').filter({ hasText: 'Jonas Weber' }).waitFor();
      });

      test('opens a person by keyboard alone, and gives the focus back', async () => {
        const { page, tab } = await openTab('as=priya');
        const second = tab.getByRole('row').nth(2).getByRole('button');
        const name = await second.innerText();
        await tab.getByRole('row').nth(1).getByRole('button').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        const dialog = tab.getByRole('dialog', { name });
        await dialog.getByRole('heading', { name: 'Figures' }).waitFor();
        await dialog.getByText('What would help this week').waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await untilTrue(() => second.evaluate((button) => button === document.activeElement));
      });

      test('shows companies, opens one and leads to the people there', async () => {
        const { tab } = await openTab('as=priya');
        await tab.getByRole('tab', { name: 'Companies' }).click();
        await tab
          .getByRole('grid', { name: 'Companies you know' })
          .getByRole('button', { name: 'tailwind.example' })
          .click();
        const dialog = tab.getByRole('dialog', { name: 'tailwind.example' });
        await dialog.getByRole('button', { name: 'Everybody you know at tailwind.example' }).click();
        await dialog.waitFor({ state: 'detached' });
        await tab
          .getByRole('status')
          .filter({ hasText: /^3 of \d+ people$/ })
          .waitFor();
      });

      test('saves what is shown as a file that a spreadsheet reads', async () => {
        const { page, tab } = await openTab('as=priya');
        await tab.getByRole('searchbox', { name: 'Search' }).fill('kenji');
        await tab.getByRole('status').filter({ hasText: /^1 of/ }).waitFor();
        const coming = page.waitForEvent('download');
        await tab.getByRole('button', { name: 'Save as a table' }).click();
        const download = await coming;
        expect(download.suggestedFilename()).toBe('acquaint-people.csv');
        const bytes = await readFile(await download.path());
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
        const lines = bytes.toString('utf8').slice(1).split('\r\n');
        expect(lines[0]).toMatch(/^Name,Address,Company,Health/);
        expect(lines[1]).toMatch(/^Kenji Mori,kenji@adventureworks\.example,adventureworks\.example,\d+,Good/);
        expect(lines).toHaveLength(3);
      });
    });

    test('a link to a person opens that person, and one the mailbox does not know says so', async () => {
      const known = await openTab('as=priya&sub=kenji@adventureworks.example');
      await known.tab.getByRole('dialog', { name: 'Kenji Mori' }).getByRole('heading', { name: 'Figures' }).waitFor();
      const unknown = await openTab('as=priya&sub=yvonne@fourthcoffee.example');
      await unknown.tab.getByRole('dialog').getByRole('heading', { name: 'Nothing is known here' }).waitFor();
    });

    test('stays with a screen of rows in the page at 10,000 people, and the keyboard reaches the last', async () => {
      const { page, tab, troubles } = await openTab('as=sofia');
      await tab
        .getByRole('status')
        .filter({ hasText: /10,\d\d\d people$/ })
        .waitFor({ timeout: 120_000 });
      const grid = tab.getByRole('grid');
      const count = Number(await grid.getAttribute('aria-rowcount'));
      expect(count).toBeGreaterThan(MANY);
      expect(await tab.getByRole('row').count()).toBeLessThan(MOST_ROWS);
      await tab.getByRole('row').nth(1).getByRole('button').focus();
      await page.keyboard.press('End');
      const last = tab.locator(`[aria-rowindex="${count}"]`);
      await last.waitFor();
      await untilTrue(() => last.getByRole('button').evaluate((button) => button === document.activeElement));
      await page.frames()[1]?.evaluate(`window.scrollTo(0, document.documentElement.scrollHeight / 2)`);
      await untilTrue(async () => (await tab.getByRole('row').count()) > 20);
      expect(await tab.getByRole('row').count()).toBeLessThan(MOST_ROWS);
      // The row that has the focus stays in the page, though it is far out of sight.
      expect(await last.getByRole('button').evaluate((button) => button === document.activeElement)).toBe(true);
      await tab.getByRole('searchbox', { name: 'Search' }).fill('person.9876@');
      await tab
        .getByRole('status')
        .filter({ hasText: /^1 of 10,/ })
        .waitFor();
      expect(troubles).toEqual([]);
    });

    test('goes on with what it has when the rest does not come, and gets it at the next try', async () => {
      const { page, tab } = await openTab('as=priya', {});
      await page.route(NEXT_PAGES, (route) => route.abort());
      await page.goto(addressOf(`${PATH}?as=sofia`));
      await tab.getByText('Acquaint cannot be reached').waitFor();
      expect(await tab.getByRole('row').count()).toBeGreaterThan(5);
      await page.unroute(NEXT_PAGES);
      await tab.getByRole('button', { name: 'Try again' }).click();
      await tab
        .getByRole('status')
        .filter({ hasText: /10,\d\d\d people$/ })
        .waitFor({ timeout: 120_000 });
    });

    describe('says what is the matter', () => {
      const CASES = [
        ['as=priya&refuse=resourceDisabled', 'You are not signed in'],
        ['as=tom', 'This is not for guests'],
      ] as const;
      test.each(CASES)('%s: %s', async (query, heading) => {
        const { tab } = await openTab(query);
        await tab.getByRole('heading', { name: heading }).waitFor();
      });

      test('when the service is out of reach, and when it fails, with a reference', async () => {
        const page = await open();
        await page.route('**/api/**', (route) => route.abort());
        await page.goto(addressOf(`${PATH}?as=priya`));
        await tabOf(page).getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
        await page.unroute('**/api/**');
        await page.route('**/api/me/relationships**', answerFailed);
        await tabOf(page).getByRole('button', { name: 'Try again' }).click();
        await tabOf(page).getByRole('heading', { name: 'Something went wrong on our side' }).waitFor();
        await tabOf(page).getByText(`Reference for support: ${FAILED_REFERENCE}`).waitFor();
      });

      test('nothing of why a list is empty before that is known, and that it could not be found out', async () => {
        const page = await open();
        const empty = { relationships: [], nextCursor: null };
        await page.route('**/api/me/relationships**', (route) => answerInstead(route, empty));
        let answer = () => {};
        const answered = new Promise<void>((resolve) => {
          answer = resolve;
        });
        await page.route('**/api/me/sharing', async (route) => {
          await answered;
          await answerFailed(route);
        });
        const asked = page.waitForResponse('**/api/me/relationships**');
        await page.goto(addressOf(`${PATH}?as=priya`));
        await (await asked).finished();
        await tabOf(page).getByLabel('Loading your relationships').first().waitFor();
        expect(await tabOf(page).getByRole('heading', { name: 'Nothing is known here' }).count()).toBe(0);
        answer();
        await tabOf(page).getByRole('heading', { name: 'Something went wrong on our side' }).waitFor();
        await page.unroute('**/api/me/sharing');
        await tabOf(page).getByRole('button', { name: 'Try again' }).click();
        await tabOf(page).getByRole('heading', { name: 'Nothing is known here' }).waitFor();
      });

      test('that sharing is paused where nothing is there', async () => {
        const pausedUntil = new Date(Date.now() + 7 * 86_400_000).toISOString();
        await change('priya', '/api/me/sharing', { choice: 'paused', pausedUntil });
        const page = await open();
        await page.route('**/api/me/relationships**', (route) =>
          answerInstead(route, { relationships: [], nextCursor: null }),
        );
        await page.goto(addressOf(`${PATH}?as=priya`));
        await tabOf(page).getByRole('heading', { name: 'Nothing is known here' }).waitFor();
        await tabOf(page).getByText('Sharing is paused').waitFor();
        await change('priya', '/api/me/sharing', { choice: 'on' });
      });

      test('while sharing is paused, and once it is off: then nothing is left', async () => {
        const pausedUntil = new Date(Date.now() + 7 * 86_400_000).toISOString();
        await change('sofia', '/api/me/sharing', { choice: 'paused', pausedUntil });
        const paused = await openTab('as=sofia');
        await paused.tab.getByText('Sharing is paused').waitFor();
        await paused.tab.getByRole('grid').waitFor();
        await change('sofia', '/api/me/sharing', { choice: 'off' });
        const off = await openTab('as=sofia');
        await off.tab.getByRole('heading', { name: 'You have turned sharing off' }).waitFor();
        expect(await off.tab.getByRole('grid').count()).toBe(0);
      });
    });

    test.each(['default', 'dark', 'contrast'])(
      'needs no scrolling sideways on 320 pixels, and axe finds nothing: %s',
      async (theme) => {
        const { page, tab } = await openTab(`as=priya&theme=${theme}`, {
          bypassCSP: true,
          reducedMotion: 'reduce',
          viewport: { width: 320, height: 800 },
        });
        await tab.getByRole('grid').waitFor();
        expect(await page.frames()[1]?.evaluate('document.documentElement.scrollWidth')).toBe(320);
        expect(await faultsInTab(page, theme)).toEqual([]);
        await tab.getByRole('row').nth(1).click();
        await tab.getByRole('dialog').getByRole('heading', { name: 'Figures' }).waitFor();
        expect(await faultsInTab(page, theme)).toEqual([]);
      },
    );

    test('axe finds nothing where there is room', async () => {
      const { page, tab } = await openTab('as=priya', { bypassCSP: true, viewport: { width: 1200, height: 900 } });
      await tab.getByRole('columnheader', { name: 'Health' }).waitFor();
      expect(await faultsInTab(page)).toEqual([]);
    });

    test('says that consent is missing from the request after it was withdrawn', async () => {
      for (const kind of ['userInsights', 'identifiableInsights'] as const) {
        await change('ana', '/api/admin/consent', { kind, change: 'withdraw', wording: WORDING });
      }
      const { tab } = await openTab('as=priya');
      await tab.getByRole('heading', { name: 'Your organisation has not agreed to this' }).waitFor();
      expect(await tab.getByRole('grid').count()).toBe(0);
    });
  },
  (db) => addManyContacts(db, { address: 'sofia.lindqvist@contoso.example', count: MANY, now: Date.now() }),
);

type Tab = ReturnType<typeof tabOf>;

async function firstScore(tab: Tab): Promise<number> {
  const row = await tab.getByRole('row').nth(1).innerText();
  return Number(/(\d+)\s*(Good|Fair|Poor)/.exec(row)?.[1]);
}

async function untilTrue(read: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await read()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not become true.');
}
