import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInChromium } from '../support/chromium.ts';
import { type RunningService, startService } from '../support/running-service.ts';

describeInChromium('the first start, from an empty folder', (open) => {
  let service: RunningService | undefined;

  beforeAll(async () => {
    service = await startService();
  });
  afterAll(async () => {
    expect(await service?.stop()).toBe(0);
  });

  async function openStartPage() {
    if (!service) throw new Error('The service is not running.');
    const page = await open();
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
    await page.goto(service.url.href);
    return { page, troubles };
  }

  test('shows who knows a contact, and how healthy a relationship is', async () => {
    const { page, troubles } = await openStartPage();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Acquaint');
    const cards = page.getByRole('region', { name: 'Live' });
    expect(await cards.textContent()).toMatch(/Yvonne/);
    expect(await cards.textContent()).toMatch(/strong|medium/);
    expect(troubles).toEqual([]);
  });

  test('leads in one click to the mail, and to a tab, of the person one chooses to be', async () => {
    const { page } = await openStartPage();
    await page.getByRole('link', { name: 'Open the mail from Yvonne as Priya Nair' }).click();
    await page.frameLocator('#pane').getByRole('heading', { name: 'At least 5 colleagues know them' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'See what colleagues see of her as Sofia Lindqvist' }).click();
    await page.frameLocator('#tab').getByRole('heading', { name: 'What you share' }).waitFor();
  });

  test('needs no scrolling sideways on a narrow screen', async () => {
    const { page } = await openStartPage();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
  });

  test('leads to the documentation of the API', async () => {
    const { page } = await openStartPage();
    await page.getByRole('link', { name: 'API documentation' }).click();
    expect(await page.locator('body').textContent()).toContain('"openapi":');
  });
});
