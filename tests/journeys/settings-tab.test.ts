import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { describeDemo } from '../support/demo-journey.ts';
import { faultsInTab } from '../support/tab-page.ts';

const THEMES = ['default', 'dark', 'contrast'];
const YVONNE = '/api/contacts/yvonne%40fourthcoffee.example/introducers';

describeDemo('the settings tab', ({ open, addressOf, openWatched, call }) => {
  /** The tab in its host, with everything that went wrong and everybody who was asked. */
  async function openTab(path: string, options: Parameters<typeof openWatched>[1] = {}) {
    const { page, troubles, asked } = await openWatched(path, options);
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { level: 2 }).first().waitFor();
    return { page, tab, troubles, asked };
  }

  /** What the service answers a person, asked directly. */
  async function ask(person: string, path: string): Promise<string> {
    const response = await call(person, 'GET', path);
    return response.text();
  }

  test('tells a guest that the mailbox is elsewhere, and lets a guest say no all the same', async () => {
    const { tab, troubles } = await openTab('/demo/host/tabs/settings?as=tom');
    await tab.getByText('You are a guest here: your mailbox is elsewhere').waitFor();
    expect(await tab.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'What you share',
      'Your data',
      'Receipts',
    ]);
    expect(troubles).toEqual([]);
  });

  describe('for a seller', () => {
    test('shows all its parts without one error, and asks nobody but the service', async () => {
      const { page, tab, troubles, asked } = await openTab('/demo/host/tabs/settings?as=priya');
      await tab.getByRole('list', { name: 'Whom colleagues can see that you know' }).waitFor();
      await tab.getByRole('combobox', { name: 'Find somebody to hide' }).waitFor();
      expect(await tab.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
        'What you share',
        'People and companies you hide',
        'Exactly what colleagues see of you',
        'Introductions',
        'Who looked',
        'Your data',
        'Receipts',
      ]);
      expect(await page.evaluate('document.body.dataset.tab')).toBe('success');
      expect(troubles).toEqual([]);
      expect([...asked]).toEqual([new URL(addressOf('/')).origin]);
    });

    test('hides somebody who was searched for, from colleagues and from the list of what they see, and takes it back', async () => {
      const { tab } = await openTab('/demo/host/tabs/settings?as=priya');
      const seen = tab.getByRole('list', { name: 'Whom colleagues can see that you know' });
      await seen.getByText('amara@tailwind.example').waitFor();
      await pick(tab, 'Find somebody to hide', 'amara', /^Amara Diallo/);
      await tab.getByText('amara@tailwind.example: hidden from colleagues').waitFor();
      await tab.getByRole('list', { name: 'Hidden from colleagues' }).getByText('amara@tailwind.example').waitFor();
      await seen.getByText('amara@tailwind.example').waitFor({ state: 'detached' });
      expect(await ask('marcus', '/api/contacts/amara%40tailwind.example/introducers')).not.toContain('priya.nair@');

      await tab.getByRole('button', { name: 'Undo' }).click();
      await tab.getByText('amara@tailwind.example: colleagues can see it again.').waitFor();
      await seen.getByText('amara@tailwind.example').waitFor();
    });

    test('hides everybody at a domain that is typed', async () => {
      const { tab } = await openTab('/demo/host/tabs/settings?as=priya');
      await pick(tab, 'Find somebody to hide', 'clinic.example', 'Everybody at clinic.example');
      await tab.getByRole('button', { name: 'Show Everybody at clinic.example to colleagues again' }).click();
      const result = tab
        .getByRole('status')
        .filter({ hasText: 'Everybody at clinic.example: colleagues can see it again.' });
      await result.waitFor();
      // The line that was clicked is gone: the focus is where the way back is.
      expect(await untilChanged(() => result.evaluate(hasFocus), 'false')).toBe('true');
    });

    test('shows the very answer a colleague gets, and gives the focus back', async () => {
      const { page, tab } = await openTab('/demo/host/tabs/settings?as=priya');
      const button = tab.getByRole('button', { name: 'Preview Amara Diallo as a colleague sees it' });
      await button.click();
      await tab.getByRole('dialog').getByText('Priya Nair').waitFor();
      await page.keyboard.press('Escape');
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await untilChanged(() => button.evaluate(hasFocus), 'false')).toBe('true');
    });

    test('gives everything that is held as a file', async () => {
      const { page, tab } = await openTab('/demo/host/tabs/settings?as=priya');
      const coming = page.waitForEvent('download');
      await tab.getByRole('button', { name: 'Download everything' }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe('acquaint-my-data.json');
      const held = JSON.parse(await readFile(await download.path(), 'utf8')) as { sections: object };
      expect(Object.keys(held.sections).length).toBeGreaterThan(3);
    });

    test('is not asked any more for introductions once the switch is off', async () => {
      const { tab } = await openTab('/demo/host/tabs/settings?as=priya');
      await tab.getByRole('switch').click();
      await tab.getByText('From now on nobody asks you.').waitFor();
      expect(await ask('priya', '/api/me/introducing')).toContain('"isAskable":false');
      await tab.getByRole('button', { name: 'Undo' }).click();
      await tab.getByText('Colleagues may ask you again.').waitFor();
    });
  });

  test('a pause hides a person from colleagues at once, and undo brings the person back', async () => {
    const { page, tab } = await openTab('/demo/host/tabs/settings?as=sofia');
    expect(await ask('priya', YVONNE)).toContain('sofia.lindqvist@');
    // By keyboard alone: from the chosen option down to the pause, its day, and the button.
    await tab.getByRole('radio', { name: 'Share' }).focus();
    await page.keyboard.press('ArrowDown');
    await tab.getByLabel('Share again from').waitFor();
    await tab.getByRole('button', { name: 'Pause', exact: true }).focus();
    await page.keyboard.press('Enter');
    await tab.getByText(/^Paused until/).waitFor();
    expect(await ask('priya', YVONNE)).not.toContain('sofia.lindqvist@');
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('You share again.').waitFor();
    expect(await ask('priya', YVONNE)).toContain('sofia.lindqvist@');
  });

  test('who looked is there with name and contact', async () => {
    await ask('priya', YVONNE);
    const { tab } = await openTab('/demo/host/tabs/settings?as=marcus');
    const views = tab.getByRole('list', { name: 'Who was shown your connections' });
    await views.getByText('Priya Nair').first().waitFor();
    await views.getByText('saw that you know yvonne@fourthcoffee.example').first().waitFor();
  });

  test('who turns sharing off is gone from the next answer anybody gets', async () => {
    expect(await ask('priya', YVONNE)).toContain('sofia.lindqvist@');
    const { tab } = await openTab('/demo/host/tabs/settings?as=sofia');
    await tab.getByRole('radio', { name: 'Turn off' }).check();
    await tab.getByRole('button', { name: 'Turn off and delete' }).click();
    await tab.getByText('Sharing is off. What was read is being deleted').waitFor();
    expect(await ask('priya', YVONNE)).not.toContain('sofia.lindqvist@');
    await tab.getByText('Nothing. Colleagues see nothing of yours.').waitFor();
    await tab.getByText('Your mailbox: sharing turned off').waitFor();
  });

  test('erasing needs the word, stops everything at once and leaves a receipt', async () => {
    const { page, tab } = await openTab('/demo/host/tabs/settings?as=marcus');
    await tab.getByRole('button', { name: /^Erase everything/ }).click();
    const dialog = tab.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: 'Erase everything' });
    await confirm.waitFor();
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByLabel('Type ERASE to confirm').fill('erase');
    await page.keyboard.press('Enter');
    await tab.getByText(/Your receipt: [\da-f-]{36}/).waitFor();
    await tab.getByText('Your mailbox: you asked for it').waitFor();
    expect(await ask('priya', YVONNE)).not.toContain('marcus.feldt@');
  });

  test('says what is the matter when the sign-in is refused, and when the service is out of reach', async () => {
    const refused = await openTab('/demo/host/tabs/settings?as=priya&refuse=resourceDisabled');
    await refused.tab.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    const page = await open();
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(addressOf('/demo/host/tabs/settings?as=priya'));
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
    await page.unroute('**/api/**');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { name: 'What you share' }).waitFor();
  });

  test('opened outside of any host says where it belongs, and leads to a choice of persons', async () => {
    const page = await open();
    await page.goto(addressOf('/tabs/settings'));
    await page.getByText('This page belongs in Microsoft Teams').waitFor();
    await page.getByRole('link', { name: 'Open it in the demo' }).click();
    await page.getByRole('link', { name: 'Priya Nair' }).waitFor();
  });

  test('follows the theme of its host', async () => {
    const { page, tab } = await openTab('/demo/host/tabs/settings?as=priya');
    const ground = () => tab.locator('main').evaluate(groundOf);
    const light = await ground();
    await page.getByRole('button', { name: 'Dark' }).click();
    await page.waitForFunction(() => document.body.dataset['theme'] === 'dark');
    await expect(untilChanged(ground, light)).resolves.not.toBe(light);
  });

  test.each(THEMES)('needs no scrolling sideways on 320 pixels, and axe finds nothing: %s', async (theme) => {
    const { page, tab } = await openTab(`/demo/host/tabs/settings?as=priya&theme=${theme}`, {
      bypassCSP: true,
      reducedMotion: 'reduce',
      viewport: { width: 320, height: 800 },
    });
    await tab.getByRole('combobox', { name: 'Find somebody to hide' }).waitFor();
    const frame = page.frames()[1];
    expect(await frame?.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await faultsInTab(page, theme)).toEqual([]);
    await tab.getByRole('button', { name: /^Erase everything/ }).click();
    await tab.getByRole('alertdialog').waitFor();
    expect(await faultsInTab(page, theme)).toEqual([]);
  });
});

/** Types into a box with suggestions, and takes one. */
async function pick(tab: FrameLocator, box: string, typed: string, option: string | RegExp): Promise<void> {
  await tab.getByRole('combobox', { name: box }).fill(typed);
  await tab.getByRole('option', { name: option }).first().click();
}

function hasFocus(element: Element): string {
  return String(element === document.activeElement);
}

/** The colour behind the page. */
function groundOf(main: Element): string {
  return getComputedStyle(main.parentElement ?? main).backgroundColor;
}

/** A value once it is another one, or the same after a while. */
async function untilChanged(read: () => Promise<string>, before: string): Promise<string> {
  for (let tries = 0; tries < 50 && (await read()) === before; tries++) await wait(100);
  return read();
}
