import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Playgrounds, runPlaygrounds } from '../../src/demo/playground/run-playgrounds.ts';
import { MARCUS_FELDT, PRIYA_NAIR } from '../../src/demo/tenant/cast.ts';
import { describeInChromium } from '../support/chromium.ts';
import { type DemoService, startDemoService } from '../support/demo-service.ts';

const FIRST_PORT = 56_150;

describeInChromium('the bot in Microsoft’s Agents Playground', (open) => {
  let service: DemoService | undefined;
  let playgrounds: Playgrounds | undefined;
  let priya: Page;
  let marcus: Page;

  beforeAll(async () => {
    service = await startDemoService();
    playgrounds = await runPlaygrounds({
      service: service.url,
      dataDir: service.dataDir,
      players: [PRIYA_NAIR, MARCUS_FELDT],
      firstPort: FIRST_PORT,
    });
    [priya, marcus] = await Promise.all([openChat(0), openChat(1)]);
  });
  afterAll(async () => {
    await playgrounds?.close();
    await service?.stop();
  });

  async function openChat(index: number): Promise<Page> {
    const page = await open();
    await page.setViewportSize({ width: 1400, height: 1000 });
    await page.goto(playgrounds?.urls[index]?.href ?? '', { waitUntil: 'domcontentloaded' });
    await page.getByText('Hello, this is Acquaint').first().waitFor();
    return page;
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.locator('[data-lexical-editor][role=textbox]').first().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  const latest = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last();

  test('refuses whoever comes past the channel', async () => {
    const answer = await fetch(new URL('/api/messages', service?.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'help' }),
    });
    expect(answer.status).toBe(401);
  });

  test('the message extension puts a card into the message that says nothing before it is opened', async () => {
    await priya.getByRole('button', { name: 'Trigger Message Extension App' }).click();
    await priya.getByText('Search Command').click();
    await priya.getByPlaceholder('Enter a search term').fill('yvonne');
    await priya.getByText('Yvonne McKay').last().click();
    await latest(priya, 'Send Message').click();
    await priya.getByText('Open it to see who can introduce you.').last().waitFor();
    const card = priya.locator('.ac-adaptiveCard').filter({ hasText: 'Open it to see' }).last();
    const inserted = await card.innerText();
    expect(inserted).toContain('yvonne@fourthcoffee.example');
    expect(inserted).not.toMatch(/Marcus|Helena|Sofia|strong|medium/);
    await card.getByRole('button', { name: 'Open', exact: true }).click();
    await priya.getByText('Sofia Lindqvist').last().waitFor();
    expect(await priya.getByText('I did not understand that').count()).toBe(0);
  });

  test('finds who knows somebody, asks, and the introducer is told in private', async () => {
    const answers = priya.getByText('Colleagues who can introduce you');
    const before = await answers.count();
    await say(priya, 'Who knows yvonne@fourthcoffee.example?');
    await answers.nth(before).waitFor();
    await priya
      .locator('.ac-adaptiveCard')
      .last()
      .getByRole('button', { name: 'Ask for an introduction' })
      .first()
      .click();
    await priya.getByLabel('Why you would like to meet').last().fill('They renew their contract in spring.');
    await latest(priya, 'Send').click();
    await priya.getByText('Marcus Feldt has your ask.').first().waitFor();
    await marcus.getByText('They renew their contract in spring.').waitFor();
    await expect(marcus.getByText('Priya Nair would like to meet Yvonne McKay').first().isVisible()).resolves.toBe(
      true,
    );
  });

  test('when the introducer says yes both cards change in place, and the mail to both is ready', async () => {
    await latest(marcus, 'Introduce').click();
    await marcus.getByText('You said yes').waitFor();
    expect(await marcus.getByRole('button', { name: 'Introduce', exact: true }).count()).toBe(0);
    await priya
      .getByText(/Marcus Feldt .*(yes|accepted|introduce)/i)
      .last()
      .waitFor();
    await latest(marcus, 'I have sent it').click();
    await marcus.getByText('Introduced', { exact: true }).waitFor();
  });

  test('whoever stops sharing is gone from the next answer', async () => {
    await say(marcus, 'stop sharing');
    await marcus.getByText('Your mailbox is not read').waitFor();
    const answers = priya.getByText('Who knows Yvonne McKay', { exact: true });
    const before = await answers.count();
    await say(priya, 'who knows yvonne@fourthcoffee.example');
    await answers.nth(before).waitFor();
    const answer = await priya.locator('.ac-adaptiveCard').last().innerText();
    expect(answer).toContain('Sofia Lindqvist');
    expect(answer).not.toContain('Marcus Feldt');
  });
});
