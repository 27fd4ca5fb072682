import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeDemo } from '../support/demo-journey.ts';
import { standInForEntra } from '../support/entra.ts';

const TICKET = '5a1d9f0e-0000-4000-8000-000000000001';

describeDemo('signing in where no host gives a token', ({ open, addressOf, openWatched, tokenOf }) => {
  /** The window that a click opens. */
  async function windowAfter(page: Page, click: () => Promise<void>): Promise<Page> {
    const [opened] = await Promise.all([page.waitForEvent('popup'), click()]);
    return opened;
  }

  test('a tab in a browser alone says where it belongs, and works after somebody has signed in', async () => {
    const { page, troubles } = await openWatched('/tabs/settings');
    await page.getByText('This page belongs in Microsoft Teams, Outlook or Microsoft 365.').waitFor();
    const window = await windowAfter(page, () => page.getByRole('button', { name: 'Sign in' }).click());
    await window.getByRole('button', { name: /^Marcus Feldt/ }).click();
    await page.getByRole('heading', { name: 'Your settings' }).waitFor();
    await page.getByRole('heading', { name: 'What you share' }).waitFor();
    expect(window.isClosed()).toBe(true);
    expect(troubles).toEqual([]);
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain('eyJ');
  });

  test('the demo’s sign-in takes no click before it can do something with it', async () => {
    const { page } = await openWatched('/tabs/settings');
    await page.context().route('**/demo/sign-in.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    const window = await windowAfter(page, () => page.getByRole('button', { name: 'Sign in' }).click());
    await Promise.all([window.waitForEvent('close'), window.getByRole('button', { name: /^Marcus Feldt/ }).click()]);
    await page.getByRole('heading', { name: 'What you share' }).waitFor();
  });

  test('asks again when the service takes the token no longer', async () => {
    const { page } = await openWatched('/tabs/settings');
    await page.route('**/api/**', (route) => route.fulfill({ status: 401, body: '{}' }));
    const window = await windowAfter(page, () => page.getByRole('button', { name: 'Sign in' }).click());
    await window.getByRole('button', { name: /^Marcus Feldt/ }).click();
    await page.getByRole('alert').filter({ hasText: 'Your sign-in has run out.' }).waitFor();
    await page.unroute('**/api/**');
    const again = await windowAfter(page, () => page.getByRole('button', { name: 'Sign in' }).click());
    await again.getByRole('button', { name: /^Marcus Feldt/ }).click();
    await page.getByRole('heading', { name: 'What you share' }).waitFor();
  });

  test('the pane of an Outlook that gives out no tokens asks in a window of Outlook’s own', async () => {
    const page = await open({ locale: 'en-GB' });
    let windows = 0;
    page.on('popup', () => {
      windows += 1;
    });
    // The window is closed before the pane is there to say so.
    const { promise: isClosed, resolve: letThrough } = Promise.withResolvers<void>();
    let isHeld = false;
    await page.context().route(/\/web\/.*\.js$/, async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes('Minified React error')) {
        isHeld = true;
        await isClosed;
        await page.waitForTimeout(500);
      }
      await route.fulfill({ response });
    });
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      page.goto(addressOf('/demo/host/outlook?as=priya&open=kenji&refuse=old')),
    ]);
    const pane = page.frameLocator('#pane');
    await window.close();
    letThrough();
    await pane.getByRole('heading', { name: 'You are not signed in' }).first().waitFor();
    expect({ windows, isHeld }).toEqual({ windows: 1, isHeld: true });
    const again = await windowAfter(page, () => pane.getByRole('button', { name: 'Try again' }).first().click());
    await again.getByRole('button', { name: /^Priya Nair/ }).click();
    await pane
      .getByText('73 of 100')
      .or(pane.getByRole('heading', { name: 'Your relationship' }))
      .first()
      .waitFor();
  });

  test('the window of the sign-in goes to Entra with a proof key, and hands the token to the page that asked for it alone', async () => {
    const { page } = await openWatched('/tabs/settings');
    const token = await tokenOf('priya');
    const entra = await standInForEntra(page.context(), token);
    await page.evaluate(listenFor, TICKET);
    const window = await windowAfter(page, async () => {
      await page.evaluate((address) => void globalThis.open(address), addressOf(`/sign-in?to=${TICKET}`));
    });
    await window.waitForEvent('close');
    expect(await page.evaluate('window.heard')).toEqual({ token });
    expect(entra.asked).toEqual([
      expect.objectContaining({
        client_id: '22222222-2222-4222-8222-222222222222',
        redirect_uri: addressOf('/sign-in'),
        response_type: 'code',
        code_challenge_method: 'S256',
        scope: expect.stringContaining('api://acquaint-demo/access_as_user'),
      }),
    ]);
    expect(entra.proofs).toEqual([true]);
  });

  test('a no at Entra is said, and can be tried again', async () => {
    const { page } = await openWatched('/tabs/settings');
    await standInForEntra(page.context(), undefined);
    await page.evaluate(listenFor, TICKET);
    const window = await windowAfter(page, async () => {
      await page.evaluate((address) => void globalThis.open(address), addressOf(`/sign-in?to=${TICKET}`));
    });
    await window.getByRole('alert').filter({ hasText: 'You were not signed in' }).waitFor();
    expect(await window.getByRole('alert').textContent()).toContain('access_denied');
    const token = await tokenOf('priya');
    await page.context().unroute('https://login.microsoftonline.com/**');
    await standInForEntra(page.context(), token);
    await Promise.all([window.waitForEvent('close'), window.getByRole('button', { name: 'Sign in' }).click()]);
    expect(await page.evaluate('window.heard')).toEqual({ token });
  });
});

/** Runs in the page: keeps what is said to whoever has the ticket. */
function listenFor(ticket: string): void {
  new BroadcastChannel(`acquaint-sign-in-${ticket}`).addEventListener('message', ({ data }) => {
    Object.assign(window, { heard: data });
  });
}
