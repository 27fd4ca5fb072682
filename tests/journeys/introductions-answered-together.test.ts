import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeDemo } from '../support/demo-journey.ts';
import { tabOf } from '../support/tab-page.ts';

describeDemo('the tab Introductions, answered twice at once', ({ open, addressOf, call }) => {
  async function ask(asker: string): Promise<void> {
    const response = await call(asker, 'POST', '/api/introductions', {
      introducer: 'marcus.feldt@contoso.example',
      contact: 'yvonne@fourthcoffee.example',
      why: 'A pilot.',
      blurb: 'Twenty minutes would do.',
    });
    expect(response.ok).toBe(true);
  }

  const itemOf = (page: Page, asker: RegExp) =>
    tabOf(page).getByRole('list', { name: 'Asked of you' }).getByRole('listitem').filter({ hasText: asker }).first();

  test('keeps each of two answers that are on their way at once, and sets no end to a yes', async () => {
    for (const asker of ['priya', 'ana']) await ask(asker);
    const page = await open({ locale: 'en-GB' });
    await page.route('**/accept', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.continue();
    });
    await page.goto(addressOf('/demo/host/tabs/introductions?as=marcus'));
    const [slow, quick] = [itemOf(page, /^Priya/), itemOf(page, /^Ana/)];
    const introduce = slow.getByRole('button', { name: 'Introduce', exact: true });
    await slow.getByRole('button', { name: /would like to meet/ }).waitFor();
    if ((await introduce.count()) === 0) await slow.getByRole('button', { name: /would like to meet/ }).click();
    expect(await slow.textContent()).toMatch(/Ends \d/);
    await introduce.click();
    await quick.getByRole('button', { name: /would like to meet/ }).click();
    await quick.getByRole('button', { name: 'Not now' }).click();
    await quick.getByText('Later', { exact: true }).waitFor();
    await slow.getByText('You said yes').waitFor();
    expect(await quick.getByText('Later', { exact: true }).count()).toBe(1);
    expect(await slow.textContent()).not.toMatch(/Ends \d/);
  });
});
