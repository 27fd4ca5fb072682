import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WORDING } from '../../src/policy/consent-wording.ts';
import { describeDemo } from '../support/demo-journey.ts';
import { answerInstead, beOutdated } from '../support/screen-states.ts';
import { faultsInTab } from '../support/tab-page.ts';

describeDemo('the side pane of Outlook', ({ open, addressOf, openWatched, call }) => {
  /** Opens somebody's mailbox; what the browser complains of, and whatever is asked of others, is kept. */
  async function openMailbox(query: string, width = 1280) {
    // axe is put into the page, whose security policy takes no such script: only for that it is passed by.
    const options = { viewport: { width, height: 900 }, bypassCSP: query.includes('axe') };
    const { page, troubles, asked } = await openWatched(`/demo/host/outlook?${query}`, options);
    return { page, pane: page.frameLocator('#pane'), troubles, asked };
  }

  /** Has the draft that is open go to these of its people, as Outlook tells it. */
  const writeTo = (page: Page, ...names: readonly string[]) =>
    page.evaluate((wanted) => {
      const frame = document.getElementById('pane') as HTMLIFrameElement;
      const items = JSON.parse((document.getElementById('items') as HTMLTemplateElement).content.textContent ?? '[]');
      const draft = items.find(({ id }: { id: string }) => id === 'draft');
      const to = draft.to.filter(({ displayName }: { displayName: string }) => wanted.includes(displayName));
      const { theme = 'light', ...about } = frame.dataset;
      frame.contentWindow?.postMessage({ ...about, theme, item: { ...draft, to } }, location.origin);
    }, names);

  const openItem = (page: Page, title: RegExp) => page.getByRole('button', { name: title }).click();

  test('shows how healthy the relationship with the sender is, and why', async () => {
    const { pane, troubles } = await openMailbox('as=priya&open=kenji');
    await pane.getByRole('heading', { name: 'Kenji Mori' }).waitFor();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    expect(await pane.getByRole('list', { name: 'Why' }).getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await pane.getByText('Last contact', { exact: true }).count()).toBe(1);
    expect(await pane.getByRole('columnheader', { name: '90 days' }).count()).toBe(1);
    expect(await pane.getByRole('img', { name: /^Mails and meetings week by week/ }).count()).toBe(1);
    await pane.getByRole('region', { name: 'Their company: adventureworks.example' }).waitFor();
    // The pane’s frame is of the same origin, and so keeps things in the same place.
    const kept = await pane.locator('body').evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toMatch(/@|eyJ|kenji|mori|priya|nair|adventureworks/i);
    expect(troubles).toEqual([]);
  });

  test('says how many colleagues know a sender who is new', async () => {
    const { pane } = await openMailbox('as=priya&open=yvonne');
    await pane.getByRole('heading', { name: 'At least 5 colleagues know them' }).waitFor();
    expect(await pane.getByRole('list', { name: /know them$/ }).textContent()).toMatch(/Marcus Feldt.*Strong/);
  });

  test('goes along to the next item, and shows nothing of the one before while the answer is on its way', async () => {
    const { page, pane } = await openMailbox('as=priya&open=kenji');
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    await page.route(/jonas%40northwind/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await openItem(page, /Numbers for the board/);
    await pane.getByRole('heading', { name: 'Jonas Weber' }).waitFor();
    expect(await pane.locator('body').textContent()).not.toMatch(/Kenji|of 100/);
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    expect(await pane.locator('body').textContent()).not.toContain('Kenji');
  });

  test('never shows who was open before the pane was drawn', async () => {
    const page = await open();
    let letThrough = (): void => undefined;
    const isThrough = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(/\/web\/.*\.js$/, async (route) => {
      const answer = await route.fetch();
      if ((await answer.text()).includes('Minified React error')) await isThrough;
      await route.fulfill({ response: answer });
    });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const keep = () => seen.push(document.body?.textContent ?? '');
      new MutationObserver(keep).observe(document, { childList: true, subtree: true, characterData: true });
    });
    const isAnswered = page.waitForResponse(/kenji%40.*\/introducers$/);
    await page.goto(addressOf('/demo/host/outlook?as=priya&open=kenji'), { waitUntil: 'commit' });
    await (await isAnswered).finished();
    await openItem(page, /Numbers for the board/);
    letThrough();
    const pane = page.frameLocator('#pane');
    await pane.getByRole('heading', { name: 'Jonas Weber' }).waitFor();
    const seen = await pane.locator('body').evaluate(() => (window as unknown as { seen: string[] }).seen.join('\n'));
    expect(seen).toContain('Jonas Weber');
    expect(seen).not.toContain('Kenji');
  });

  test('drops an answer that comes after the next item is open', async () => {
    const { page, pane } = await openMailbox('as=priya&open=inside');
    await pane.getByText('Nobody outside your organisation is on this mail.').waitFor();
    await page.route(/kenji%40/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue().catch(() => undefined);
    });
    await openItem(page, /Pilot in the second quarter/);
    await openItem(page, /Lunch on Friday/);
    await page.waitForTimeout(1_000);
    expect(await pane.locator('body').textContent()).not.toContain('Kenji');
  });

  test('lets one choose among the people outside, never a colleague', async () => {
    const { pane } = await openMailbox('as=priya&open=both');
    const people = pane.getByRole('navigation', { name: 'People outside your organisation' });
    expect(await people.getByRole('button').allTextContents()).toEqual(['Jonas Weber · sender', 'Amara Diallo · copy']);
    await people.getByRole('button', { name: /Amara/ }).press('Enter');
    await pane.getByRole('heading', { name: 'Amara Diallo' }).waitFor();
  });

  test('shows the people of a meeting', async () => {
    const { pane } = await openMailbox('as=priya&open=meeting');
    await pane.getByRole('heading', { name: 'Amara Diallo' }).waitFor();
    expect(await pane.getByRole('button', { name: /Kenji Mori · attendee/ }).count()).toBe(1);
  });

  test.each(['draft', 'invitation'])('says on a %s who could introduce, before one writes', async (item) => {
    const { pane } = await openMailbox(`as=priya&open=${item}`);
    await pane
      .getByText(
        /You have had no contact with Yvonne McKay in the last year\. Ask for an introduction before you write\./,
      )
      .waitFor();
    expect(await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).count()).toBe(1);
  });

  test('marks nobody on the draft of somebody whose mailbox is not read', async () => {
    const { pane, troubles } = await openMailbox('as=helena&open=draft');
    await pane.getByText('You have turned sharing off').first().waitFor();
    expect(await pane.getByText('new to you').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('marks on a draft to several whom the writer has never met, and begins with them', async () => {
    const { pane, troubles } = await openMailbox('as=priya&open=draft');
    const people = pane.getByRole('navigation', { name: 'People outside your organisation' });
    await pane.getByRole('heading', { name: 'Yvonne McKay' }).waitFor();
    expect(await people.getByRole('button').allTextContents()).toEqual([
      'Kenji Mori · to',
      'Yvonne McKay · to · new to you',
    ]);
    await people.getByRole('button', { name: /Kenji/ }).click();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    expect(troubles).toEqual([]);
  });

  test('says when it could not be found out whom one has met, and finds it out at the next try', async () => {
    const page = await open();
    let isDown = true;
    await page.route(/\/api\/me\/relationships/, (route) => (isDown ? route.abort() : route.continue()));
    await page.goto(addressOf('/demo/host/outlook?as=priya&open=draft'));
    const pane = page.frameLocator('#pane');
    await pane.getByText('It could not be found out whom of them you have met.').waitFor();
    await pane.getByRole('heading', { name: 'Kenji Mori' }).waitFor();
    isDown = false;
    await pane.getByRole('button', { name: 'Try again' }).click();
    await pane.getByRole('button', { name: /Yvonne McKay.*new to you/ }).waitFor();
    // Who is shown stays.
    expect(await pane.getByRole('heading', { name: 'Kenji Mori' }).count()).toBe(1);
  });

  test('keeps what is being written to a colleague when a recipient is added to the draft', async () => {
    const { page, pane, troubles } = await openMailbox('as=priya&open=draft');
    const people = pane.getByRole('navigation', { name: 'People outside your organisation' });
    await people.getByRole('button', { name: /Yvonne McKay.*new to you/ }).waitFor();
    await writeTo(page, 'Yvonne McKay');
    await people.waitFor({ state: 'detached' });
    await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).click();
    const why = pane.getByRole('form', { name: 'Ask Marcus Feldt' }).getByRole('textbox', { name: /^Why/ });
    await why.fill('She speaks at the fair.');
    await writeTo(page, 'Kenji Mori', 'Yvonne McKay');
    await people.getByRole('button', { name: /Yvonne McKay.*new to you/ }).waitFor();
    expect(await why.inputValue()).toBe('She speaks at the fair.');
    expect(troubles).toEqual([]);
  });

  test('says once that nothing is known of a sender', async () => {
    const { pane } = await openMailbox('as=priya&open=news');
    await pane.getByRole('heading', { name: 'Nothing is known of them' }).waitFor();
    expect(await pane.getByRole('heading', { name: /know/ }).count()).toBe(1);
  });

  test('begins a mail to the colleague instead, as text, and sends nothing', async () => {
    const { page, pane } = await openMailbox('as=priya&open=yvonne');
    await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).click();
    const form = pane.getByRole('form', { name: 'Ask Marcus Feldt' });
    await form.getByRole('textbox', { name: /^Why/ }).fill('Because <b>bold</b> & fair.');
    await form.getByRole('button', { name: 'Write a mail instead' }).click();
    await page.getByRole('heading', { name: 'New mail: Could you introduce me to Yvonne McKay?' }).waitFor();
    expect(await page.locator('#who').textContent()).toBe('To marcus.feldt@contoso.example');
    expect(await page.locator('#text').textContent()).toContain('Because <b>bold</b> & fair.');
    expect(await pane.getByRole('list', { name: 'Your introductions' }).count()).toBe(0);
  });

  test('asks for an introduction, and shows it waiting', async () => {
    const { pane, troubles } = await openMailbox('as=priya&open=yvonne');
    await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).click();
    const form = pane.getByRole('form', { name: 'Ask Marcus Feldt' });
    expect(await form.getByRole('textbox', { name: /^Why/ }).inputValue()).toContain('Yvonne McKay');
    await form.getByRole('button', { name: 'Ask' }).click();
    await pane.getByText('Marcus Feldt has been asked.').waitFor();
    expect(await pane.getByRole('list', { name: 'Your introductions' }).textContent()).toMatch(/Waiting.*Marcus Feldt/);
    await pane.getByRole('button', { name: 'Get introduced by Sofia Lindqvist' }).click();
    await pane.getByRole('button', { name: 'Ask', exact: true }).click();
    await pane.getByText(/already asking somebody about this person/).waitFor();
    expect(troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
  });

  test('tells the introducer that an introduction to the sender is asked, and leads to where it is decided', async () => {
    const { pane } = await openMailbox('as=marcus&open=yvonne');
    const asked = pane.getByRole('list', { name: 'Your introductions' });
    expect(await asked.textContent()).toMatch(/You are asked to introduce them.*Priya Nair asked/);
    const link = await asked.getByRole('link', { name: 'Open it in Introductions' }).getAttribute('href');
    expect(link).toMatch(/^\/tabs\/introductions\?sub=[0-9a-f-]{36}$/);
  });

  test('a colleague who turns sharing off is gone from the open pane when somebody comes back to it', async () => {
    const { page, pane } = await openMailbox('as=priya&open=yvonne');
    await pane.getByText('Sofia Lindqvist').first().waitFor();
    const answer = await call('sofia', 'PUT', '/api/me/sharing', { choice: 'off' });
    expect(answer.status).toBe(200);
    await page.waitForTimeout(5_200);
    await pane.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
    await pane.getByText('Sofia Lindqvist').first().waitFor({ state: 'detached' });
    expect(await pane.locator('body').textContent()).not.toContain('Sofia');
    expect(await pane.getByRole('list', { name: /know them$/ }).textContent()).toContain('Marcus');
  });

  test('what is usual is gone from the open pane when somebody comes back after consent to it was withdrawn', async () => {
    const { page, pane } = await openMailbox('as=priya&open=kenji');
    await pane
      .getByText(/^Usually: /)
      .first()
      .waitFor();
    await page.route('**/api/healthy-relationships', (route) => answerInstead(route, { state: 'consent_required' }));
    await page.waitForTimeout(5_200);
    await pane.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
    await pane
      .getByText(/^Usually: /)
      .first()
      .waitFor({ state: 'detached' });
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
  });

  test('does not read what a newer service says, and is the newer pane after one click', async () => {
    const page = await open();
    await beOutdated(page);
    await page.goto(addressOf('/demo/host/outlook?as=priya&open=kenji'));
    const pane = page.frameLocator('#pane');
    await pane.getByRole('heading', { name: 'This page is older than the service' }).first().waitFor();
    expect(await pane.locator('body').textContent()).not.toContain('of 100');
    await page.unroute('**/api/**');
    await pane.getByRole('button', { name: 'Load the page again' }).first().click();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
  });

  test('says so when the sign-in is refused, and goes on when it is given after all', async () => {
    const { pane } = await openMailbox('as=priya&open=kenji&refuse=no');
    await pane.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    expect(await pane.getByRole('button', { name: 'Try again' }).count()).toBe(1);
    const asked = await openMailbox('as=priya&open=kenji&refuse=interaction');
    await asked.pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
  });

  test('says to a guest that the organisation does not let guests see it', async () => {
    const { pane, troubles } = await openMailbox('as=tom&open=yvonne');
    await pane.getByRole('heading', { name: 'Your organisation has not agreed to this' }).waitFor();
    expect(await pane.locator('body').textContent()).not.toMatch(/Marcus|of 100/);
    expect(troubles.filter((trouble) => !trouble.includes('403'))).toEqual([]);
  });

  test('goes on when the library of the sign-in did not come the first time', async () => {
    const page = await open();
    let isDown = true;
    await page.route(/\/web\/.*\.js$/, async (route) => {
      const answer = await route.fetch();
      if (isDown && (await answer.text()).includes('login.microsoftonline.com')) await route.abort();
      else await route.fulfill({ response: answer });
    });
    await page.goto(addressOf('/demo/host/outlook?as=priya&open=kenji'));
    const pane = page.frameLocator('#pane');
    await pane.getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
    isDown = false;
    await pane.getByRole('button', { name: 'Try again' }).click();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
  });

  test('says when the service cannot be reached, and tries again', async () => {
    const { page, pane } = await openMailbox('as=priya&open=inside');
    await pane.getByText('Nobody outside').waitFor();
    await page.route(/\/api\//, (route) => route.abort());
    await openItem(page, /Pilot in the second quarter/);
    await pane.getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
    await page.unroute(/\/api\//);
    await pane.getByRole('button', { name: 'Try again' }).click();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
  });

  test('needs no scrolling sideways on 320 pixels', async () => {
    const { page, pane } = await openMailbox('as=priya&open=kenji', 320);
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    const inside = page.frames()[1];
    expect(await inside?.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test.each(['light', 'dark', 'contrast'])('has nothing in the way of anybody, in %s', async (theme) => {
    const { page, pane } = await openMailbox(`as=priya&open=inside&theme=${theme}&axe`);
    for (const title of [/Pilot in the second quarter/, /Your talk at the fair/, /Numbers for the board/]) {
      await openItem(page, title);
      await pane.getByRole('region', { name: /^Their company/ }).waitFor();
      await pane.getByText('Others well known there').waitFor();
      expect(await faultsInTab(page, theme)).toEqual([]);
    }
  });

  test('each consent shows what it allows, whatever becomes of the others', async () => {
    const change = async (kind: string, given: string): Promise<void> => {
      const answer = await call('ana', 'PUT', '/api/admin/consent', { kind, change: given, wording: WORDING });
      expect(answer.status).toBe(200);
    };
    await change('identifiableInsights', 'withdraw');
    const own = await openMailbox('as=priya&open=kenji');
    await own.pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    await own.pane.getByText('Your organisation has not agreed to naming the colleagues who know somebody.').waitFor();
    await own.pane.getByText('Colleagues in touch').waitFor();
    expect(await own.pane.getByText('Others well known there').count()).toBe(0);
    await change('userInsights', 'withdraw');
    const company = await openMailbox('as=priya&open=kenji');
    await company.pane.getByRole('heading', { name: 'Your organisation has not agreed to this' }).waitFor();
    await company.pane.getByText('Colleagues in touch').waitFor();
    expect(await company.pane.getByRole('img', { name: /^\d+ of 100$/ }).count()).toBe(0);
    expect(await company.pane.locator('body').textContent()).not.toMatch(/Strong/);
    await change('aggregatedInsights', 'withdraw');
    const nothing = await openMailbox('as=priya&open=kenji');
    await nothing.pane.getByRole('heading', { name: 'Your organisation has not agreed to this' }).waitFor();
    await nothing.page.waitForTimeout(300);
    expect(await nothing.pane.getByRole('heading', { level: 2 }).count()).toBe(2);
  });

  test('outside Outlook it says where it belongs', async () => {
    const page = await open();
    await page.goto(addressOf('/addin'));
    await page.getByText('This page belongs in Outlook.').waitFor();
  });
});
