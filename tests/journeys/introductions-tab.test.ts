import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeDemo } from '../support/demo-journey.ts';
import { faultsInTab, tabOf } from '../support/tab-page.ts';

const PATH = '/demo/host/tabs/introductions';
const WHY = 'We would like to hear what they need.';
const BLURB = 'A call of twenty minutes would do.';
const COMPOSE = /^https:\/\/outlook\.office\.com\/mail\/deeplink\/compose\?/;

describeDemo('the tab Introductions', ({ open, addressOf, openWatched, call: callService }) => {
  /** What Priya and Ana asked of Marcus. */
  let asks: { readonly priya: string; readonly ana: string };

  beforeAll(async () => {
    asks = {
      priya: await ask('priya', 'marcus.feldt@contoso.example'),
      ana: await ask('ana', 'marcus.feldt@contoso.example'),
    };
  });
  async function call(person: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await callService(person, method, path, body);
    return (await answer.json()) as Record<string, unknown>;
  }

  async function ask(person: string, introducer: string): Promise<string> {
    const body = { introducer, contact: 'yvonne@fourthcoffee.example', why: WHY, blurb: BLURB };
    const { id } = await call(person, 'POST', '/api/introductions', body);
    return String(id);
  }

  async function openTab(query: string, options: Parameters<typeof openWatched>[1] = {}) {
    const { page, troubles } = await openWatched(`${PATH}?${query}`, options);
    await tabOf(page).getByRole('heading', { level: 2 }).first().waitFor();
    return { page, tab: tabOf(page), troubles };
  }

  test('shows what is asked, why, until when, and the effect of every answer before the click', async () => {
    const { tab, troubles } = await openTab('as=marcus');
    const list = tab.getByRole('list', { name: 'Asked of you' });
    const opened = list.getByRole('button', { expanded: true });
    expect(await opened.innerText()).toMatch(
      /would like to meet Yvonne McKay[\s\S]*Asked [\s\S]*Ends [\s\S]*Waits for you/,
    );
    await list.getByText(WHY).waitFor();
    await list.getByText(BLURB).waitFor();
    expect(await list.getByRole('list', { name: 'What you can do' }).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Introduce\s+You get a ready mail to both/),
      expect.stringMatching(/^Not now\s+You are asked again in a week\. Nobody is told\./),
      expect.stringMatching(/^I don’t know them well\s+You are no longer proposed[\s\S]* is not told\./),
      expect.stringMatching(/^Don’t ask me about them\s+Nobody can ask you about Yvonne McKay[\s\S]* is not told\./),
      expect.stringMatching(/^Don’t ask me at all\s+Nobody can ask you[\s\S]* is not told\./),
    ]);
    expect(troubles).toEqual([]);
  });

  test('a link opens the introduction it names, with the focus on it', async () => {
    const { tab } = await openTab(`as=marcus&sub=${asks.priya}`);
    const button = tab.getByRole('button', { expanded: true });
    expect(await button.innerText()).toContain('Priya Nair would like to meet');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a link to what is not there, or to somebody else’s, says the same of both', async () => {
    const nothing = await openTab('as=helena&sub=00000000-0000-4000-8000-00000000ffff');
    const elses = await openTab(`as=helena&sub=${asks.priya}`);
    const texts = [await nothing.tab.locator('main').innerText(), await elses.tab.locator('main').innerText()];
    expect(texts[0]).toContain('This introduction is not here');
    expect(texts[1]).toBe(texts[0]);
  });

  test('a no looks to the asker like what was there before it', async () => {
    const before = await openTab(`as=ana&sub=${asks.ana}`);
    const said = await before.tab.locator('main').innerText();
    const { tab } = await openTab(`as=marcus&sub=${asks.ana}`);
    await tab.getByRole('button', { name: 'I don’t know them well' }).click();
    await tab.getByRole('status').filter({ hasText: 'It looks as if no answer came.' }).waitFor();
    expect(await call('marcus', 'GET', `/api/introductions/${asks.ana}`)).toMatchObject({ state: 'closed' });
    const after = await openTab(`as=ana&sub=${asks.ana}`);
    expect(said).toContain('Waiting for an answer');
    expect(await after.tab.locator('main').innerText()).toBe(said);
  });

  test('what came with a no can be taken back', async () => {
    const { tab } = await openTab(`as=marcus&sub=${asks.ana}`);
    expect(await call('marcus', 'GET', '/api/me/introducing')).toMatchObject({
      notKnownWell: ['yvonne@fourthcoffee.example'],
    });
    await tab.getByRole('button', { name: 'I can be asked again' }).click();
    await tab.getByText('You can be asked again.').waitFor();
    expect(await call('marcus', 'GET', '/api/me/introducing')).toMatchObject({ notKnownWell: [] });
  });

  test('goes from yes to the mail to what came of it, each side by its own eyes', async () => {
    const introducer = await openTab(`as=marcus&sub=${asks.priya}`);
    await introducer.tab.getByRole('button', { name: 'Introduce', exact: true }).click();
    await introducer.tab.getByText('the mail is ready').waitFor();
    const mail = introducer.tab.getByRole('link', { name: 'Open the mail in Outlook' });
    expect(await mail.getAttribute('href')).toMatch(COMPOSE);
    await introducer.tab.getByText('Introduction: Yvonne McKay and Priya Nair').waitFor();

    const asker = await openTab(`as=priya&sub=${asks.priya}`);
    await asker.tab.getByText('Marcus Feldt will introduce you to Yvonne McKay by mail.').waitFor();

    await introducer.tab.getByRole('button', { name: 'I have sent it' }).click();
    await introducer.tab.getByText('They take it from here.').waitFor();
    await asker.page.reload();
    await asker.tab.getByText('It is your turn now.').waitFor();
    await asker.tab.getByRole('button', { name: 'We are in touch' }).click();
    await asker.tab.getByText('Marcus Feldt learns what came of it.').waitFor();
    expect(await asker.tab.getByRole('link', { name: /thank-you/ }).getAttribute('href')).toMatch(COMPOSE);
  });

  test('an ask can be taken back by keyboard alone', async () => {
    const { page, tab } = await openTab(`as=ana&sub=${asks.ana}`);
    await tab.getByRole('button', { name: 'Take it back' }).focus();
    await page.keyboard.press('Enter');
    await tab.getByRole('status').filter({ hasText: 'Taken back.' }).waitFor();
    expect(await call('ana', 'GET', `/api/introductions/${asks.ana}`)).toMatchObject({ state: 'cancelled' });
  });

  describe('says what is the matter', () => {
    test('where nobody is signed in, and where the service is out of reach', async () => {
      const refused = await openTab('as=priya&refuse=resourceDisabled');
      await refused.tab.getByRole('heading', { name: 'You are not signed in' }).waitFor();
      const page = await open();
      await page.route('**/api/**', (route) => route.abort());
      await page.goto(addressOf(`${PATH}?as=priya`));
      await tabOf(page).getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
      await page.unroute('**/api/**');
      await tabOf(page).getByRole('button', { name: 'Try again' }).click();
      await tabOf(page).getByRole('heading', { name: 'You asked' }).waitFor();
    });

    test('where there is nothing yet, and where sharing is off', async () => {
      const nothing = await openTab('as=sofia');
      await nothing.tab.getByRole('heading', { name: 'No introductions yet' }).waitFor();
      await call('sofia', 'PUT', '/api/me/sharing', { choice: 'off' });
      const off = await openTab('as=sofia');
      await off.tab.getByText('You have turned sharing off').waitFor();
    });
  });

  test.each(['default', 'dark', 'contrast'])(
    'needs no scrolling sideways on 320 pixels, and axe finds nothing: %s',
    async (theme) => {
      const { page, tab } = await openTab(`as=marcus&sub=${asks.priya}&theme=${theme}`, {
        bypassCSP: true,
        reducedMotion: 'reduce',
        viewport: { width: 320, height: 800 },
      });
      await tab.getByRole('button', { expanded: true }).waitFor();
      expect(await page.frames()[1]?.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await faultsInTab(page, theme)).toEqual([]);
    },
  );
});
