import { expect, test } from '@jest/globals';
import { mailboxOf } from '../../src/demo/outlook-host/mailbox.ts';
import { findDemoChoice } from '../../src/demo/people.ts';
import { describeDemo } from '../support/demo-journey.ts';
import { openOutlookOnTheWeb, PANE_ALONE } from '../support/outlook-on-the-web.ts';

describeDemo('the side pane with the real Office.js, as production serves it', (demo) => {
  const openWith = (first: string, given: { address?: string; givesTokens?: boolean } = {}) => {
    const person = findDemoChoice('priya');
    if (person === undefined) throw new Error('Nobody is called Priya.');
    return openOutlookOnTheWeb(demo, { person, items: mailboxOf(person), first, ...given });
  };

  test('shows who wrote, then who wrote the next mail, and asks nobody else', async () => {
    const { pane, openItem, troubles, others } = await openWith('kenji');
    await pane.getByRole('heading', { name: 'Kenji Mori' }).waitFor();
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    await openItem('both');
    await pane.getByRole('heading', { name: 'Jonas Weber' }).waitFor();
    await pane.getByRole('button', { name: 'Amara Diallo · copy' }).waitFor();
    await openItem(undefined);
    await pane.getByRole('heading', { name: 'Jonas Weber' }).waitFor({ state: 'detached' });
    await openItem('inside');
    await pane.getByText('Nobody outside your organisation is on this mail.').waitFor();
    expect(troubles).toEqual([]);
    expect(others).toEqual([]);
  });

  test('shows the people of a meeting', async () => {
    const { pane } = await openWith('meeting');
    await pane.getByRole('heading', { name: 'Amara Diallo' }).waitFor();
    expect(await pane.getByRole('button', { name: /Kenji Mori · attendee/ }).count()).toBe(1);
  });

  test('begins a mail beside what is read', async () => {
    const { page, pane, troubles } = await openWith('yvonne');
    await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).click();
    await pane.getByRole('button', { name: 'Write a mail instead' }).click();
    await page.waitForFunction(() => document.title === 'New mail: Could you introduce me to Yvonne McKay?');
    expect(troubles).toEqual([]);
  });

  test.each(['draft', 'invitation'])('reads whom a %s goes to, and offers no mail beside it', async (first) => {
    const { pane, troubles } = await openWith(first);
    await pane.getByText(/You have had no contact with Yvonne McKay in the last year\./).waitFor();
    await pane.getByRole('button', { name: 'Get introduced by Marcus Feldt' }).click();
    await pane.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    expect(await pane.getByRole('button', { name: 'Write a mail instead' }).count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('turns dark with Outlook', async () => {
    const { pane, turnDark } = await openWith('inside');
    const said = pane.getByText('Nobody outside your organisation is on this mail.');
    await said.waitFor();
    const colour = () => said.evaluate((words) => getComputedStyle(words).color);
    const before = await colour();
    await turnDark();
    await pane.locator('html').evaluate(() => new Promise(requestAnimationFrame));
    expect(await colour()).not.toBe(before);
  });

  test('signs in in a window of Outlook’s where Outlook gives no tokens', async () => {
    const { page, pane, troubles } = await openWith('kenji', { givesTokens: false });
    const [window] = await Promise.all([
      page.waitForEvent('popup'),
      pane.getByRole('button', { name: 'Allow' }).click(),
    ]);
    await window.waitForEvent('close');
    await pane.getByRole('img', { name: /^\d+ of 100$/ }).waitFor();
    expect(troubles).toEqual([]);
  });

  test('says outside Outlook where it belongs, and asks nobody else there either', async () => {
    const { page, troubles, others } = await openWith('kenji', { address: PANE_ALONE });
    await page.getByText('This page belongs in Outlook.').waitFor();
    await page.waitForTimeout(2_000);
    expect(troubles).toEqual([]);
    expect(others).toEqual([]);
  });
});
