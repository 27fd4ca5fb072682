import { describe, expect, test } from '@jest/globals';
import { describeDemo } from '../support/demo-journey.ts';
import { answerFailed, FAILED_REFERENCE } from '../support/screen-states.ts';
import { faultsInTab } from '../support/tab-page.ts';

const THEMES = ['default', 'dark', 'contrast'];
const SECTIONS = [
  ['consent', 'Own relationships, each seen by its owner alone'],
  ['groups', 'Groups that are left out'],
  ['health', 'How healthy a relationship is'],
  ['introductions', 'The mail that introduces two people'],
  ['addresses', 'Addresses that are no persons'],
  ['reading', 'How far reading is'],
  ['audit', 'Audit'],
  ['receipts', 'Receipts'],
] as const;
const YVONNE = '/api/contacts/yvonne%40fourthcoffee.example';
const FIGURES = 'Figures about a company, without names of colleagues';

describeDemo('the administration tab', ({ open, addressOf, openWatched, call }) => {
  /** The tab in its host, at a section, with everything that went wrong and everybody who was asked. */
  async function openTab(
    section: string,
    options: Parameters<typeof openWatched>[1] & { readonly theme?: string } = {},
  ) {
    const { theme = 'default', ...given } = options;
    const path = `/demo/host/tabs/administration?as=ana&sub=${section}&theme=${theme}`;
    const { page, troubles, asked } = await openWatched(path, given);
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { level: 2 }).first().waitFor();
    return { page, tab, troubles, asked };
  }

  /** What the service answers a person, asked directly. */
  async function ask(person: string, path: string): Promise<string> {
    const response = await call(person, 'GET', path);
    return response.text();
  }

  test('opens each section that a deep link names, without one error, and asks nobody but the service', async () => {
    const { page, tab, troubles, asked } = await openTab('consent');
    for (const [section, heading] of SECTIONS) {
      await page.goto(addressOf(`/demo/host/tabs/administration?as=ana&sub=${section}`));
      await tab.getByRole('heading', { level: 2, name: heading }).waitFor();
      await tab.locator('.fui-SkeletonItem').first().waitFor({ state: 'detached' });
      expect({ section, troubles }).toEqual({ section, troubles: [] });
    }
    expect([...asked]).toEqual([new URL(addressOf('/')).origin]);
  });

  test('leads from section to section by keyboard alone', async () => {
    const { page, tab } = await openTab('');
    await tab.getByRole('button', { name: 'Consent' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tab.getByRole('heading', { name: 'How healthy a relationship is' }).waitFor();
  });

  test('tells who is no administrator so, and who is one', async () => {
    const page = await open();
    await page.goto(addressOf('/demo/host/tabs/administration?as=priya'));
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { name: 'This is not for your account' }).waitFor();
    await tab.getByText('Global Administrator').waitFor();
    expect(await tab.getByRole('navigation').count()).toBe(0);
  });

  test('says what is the matter when the sign-in is refused, and when the service is out of reach', async () => {
    const refused = await open();
    await refused.goto(addressOf('/demo/host/tabs/administration?as=ana&refuse=resourceDisabled'));
    await refused.frameLocator('#tab').getByRole('heading', { name: 'You are not signed in' }).waitFor();
    const page = await open();
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(addressOf('/demo/host/tabs/administration?as=ana&sub=reading'));
    const tab = page.frameLocator('#tab');
    await tab.getByRole('heading', { name: 'Acquaint cannot be reached' }).waitFor();
    await page.unroute('**/api/**');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('heading', { name: 'How far reading is' }).waitFor();
  });

  test('a failing section gives its reference and can be tried again, and the others work on', async () => {
    const page = await open({ locale: 'en-GB' });
    await page.route('**/api/admin/settings', answerFailed);
    await page.goto(addressOf('/demo/host/tabs/administration?as=ana&sub=health'));
    const tab = page.frameLocator('#tab');
    await tab.getByRole('alert').getByText(FAILED_REFERENCE).waitFor();
    await tab.getByRole('button', { name: 'Audit' }).click();
    await tab.getByRole('heading', { name: 'Audit', level: 2 }).waitFor();
    await page.unroute('**/api/admin/settings');
    await tab.getByRole('button', { name: 'Health and figures' }).click();
    await tab.getByRole('heading', { name: 'How healthy a relationship is' }).waitFor();
  });

  describe('consent', () => {
    test('says before what a withdrawal would do, does nothing when it is cancelled, and gives the focus back', async () => {
      const { tab } = await openTab('consent');
      const button = tab.getByRole('button', { name: `Withdraw: ${FIGURES}` });
      await button.click();
      const dialog = tab.getByRole('alertdialog');
      await dialog.getByText('What it allowed is shown to nobody from the next request on.').waitFor();
      await dialog.getByText('Nothing is deleted: another consent still allows reading.').waitFor();
      await dialog.getByRole('button', { name: 'Who they are' }).click();
      await dialog
        .getByText(/account disabled/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      await expect(button.evaluate(hasFocusSoon)).resolves.toBe(true);
      expect(await ask('marcus', '/api/accounts/fourthcoffee.example')).not.toMatch(
        /"figures":\{"state":"consent_required"/,
      );
    });

    test('withdraws from the next request on, with who did it and when, and takes it back', async () => {
      const { tab } = await openTab('consent');
      await tab.getByRole('button', { name: `Withdraw: ${FIGURES}` }).click();
      await tab.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click();
      await tab.getByText('Nobody sees anything of it any more.').waitFor();
      expect(await ask('marcus', '/api/accounts/fourthcoffee.example')).toMatch(
        /"figures":\{"state":"consent_required"/,
      );
      await tab.getByText(/^Withdrawn .* by Ana Duarte/).waitFor();
      await tab.getByRole('button', { name: 'Undo' }).click();
      await tab.getByText('It holds from the next request on.').waitFor();
      expect(await ask('marcus', '/api/accounts/fourthcoffee.example')).not.toMatch(
        /"figures":\{"state":"consent_required"/,
      );
    });

    test('shows guests nothing until it is said so, with a dry run before', async () => {
      expect(await ask('tom', `${YVONNE}/introducers`)).toContain('consent_required');
      const { tab } = await openTab('consent');
      const guests = tab.getByRole('region', { name: 'Who knows whom, with names' }).getByRole('switch');
      await guests.click();
      const dialog = tab.getByRole('alertdialog');
      await dialog.getByText('everybody, guests included').waitFor();
      expect(await ask('tom', `${YVONNE}/introducers`)).toContain('consent_required');
      await dialog.getByRole('button', { name: 'Show to guests' }).click();
      await tab.getByText(/^Guests see/).waitFor();
      expect(await ask('tom', `${YVONNE}/introducers`)).not.toContain('consent_required');
      await tab.getByRole('button', { name: 'Undo' }).click();
      await tab.getByText(/^Guests see nothing/).waitFor();
      expect(await ask('tom', `${YVONNE}/introducers`)).toContain('consent_required');
    });
  });

  test('a group is found by name, left out after a dry run, and its people are gone from the next answer', async () => {
    const { tab } = await openTab('groups');
    await tab.getByLabel('Find a security group by its name').fill('conf work');
    const found = tab.getByRole('list', { name: 'Groups of your directory' });
    await found.getByText('All of Sales').waitFor({ state: 'detached' });
    await found.getByText('13 people, 2 groups within it').waitFor();
    await tab.getByRole('button', { name: 'Leave out Confidential work' }).click();
    const dialog = tab.getByRole('alertdialog');
    await dialog.getByText(/^13 people are left out from the next request on/).waitFor();
    expect(await ask('ana', '/api/admin/opt-out-groups')).toBe('{"groups":[]}');
    await dialog.getByRole('button', { name: 'Leave out' }).click();
    const list = tab.getByRole('list', { name: 'Left out now' });
    await list.getByText('Confidential work').waitFor();
    expect(await ask('ana', '/api/admin/opt-out-groups')).toContain('"people":13');
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('No group is left out.').waitFor();
  });

  test('grades follow the bounds at once, neighbours follow each other, and health follows what is saved', async () => {
    const { tab } = await openTab('health');
    await tab.getByText(/^Good: about/).waitFor();
    const good = tab.getByRole('slider', { name: 'Good begins at' });
    const fair = tab.getByRole('slider', { name: 'Fair begins at' });
    await good.fill('30');
    expect(await fair.inputValue()).toBe('29');
    await fair.fill('80');
    expect(await good.inputValue()).toBe('81');
    await good.fill('100');
    await fair.fill('99');
    await tab.getByText('Good: about 0 %').waitFor();
    await tab.getByText(/Poor: about (95|100) %/).waitFor();
    await tab.getByText(/^now /).first().waitFor();
    await tab.getByRole('button', { name: 'Save' }).first().click();
    await tab.getByText('Saved. Health is judged so from the next request on.').waitFor();
    expect(await ask('marcus', `${YVONNE}/health`)).toMatch(/"grade":"poor"/);
    await tab.getByRole('button', { name: 'Undo' }).click();
    await tab.getByText('As before.').waitFor();
    expect(await ask('ana', '/api/admin/settings')).toContain('"gradeBounds":{"fairFrom":40,"goodFrom":60}');
  });

  test('shares follow weights and frequency before anything is saved', async () => {
    const { page, tab } = await openTab('health');
    await tab.getByText(/^Good: about/).waitFor();
    await tab.getByLabel('Contact is expected').selectOption('quarter');
    const tried = page.waitForRequest((request) => request.url().includes('meeting=0.50'));
    await tab.getByRole('slider', { name: 'Meetings' }).fill('10');
    await tab.getByText('50 % more').waitFor();
    expect(new URL((await tried).url()).search).toBe('?frequency=quarter&mail=0&meeting=0.50&call=0');
    await tab.getByText('now ').first().waitFor();
    await tab.getByRole('button', { name: 'Discard' }).click();
    expect(await ask('ana', '/api/admin/settings')).toContain('"frequency":"week"');
  });

  test('the introduction mail is shown as it is written, refuses unknown names, and goes back to the usual text', async () => {
    const { tab } = await openTab('introductions');
    const preview = tab.getByRole('region', { name: 'As the introducer gets it' });
    await tab.getByLabel('Subject').fill('Meet {contact}');
    await preview.getByText('Meet Yvonne McKay').waitFor();
    await tab.getByRole('textbox', { name: 'Text' }).fill('Dear {contact}, {nonsense}');
    await tab.getByText('Nothing is known by the name {nonsense}.').waitFor();
    expect(await tab.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
    await tab.getByRole('textbox', { name: 'Text' }).fill('Dear {contact}, ');
    await tab.getByRole('button', { name: 'Put “About the asker” into the text' }).click();
    await preview.getByText('Dear Yvonne McKay, Tove looks after').waitFor();
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Saved. Drafts are made from it').waitFor();
    expect(await ask('ana', '/api/admin/settings')).toContain('"introductionBody":"Dear {contact}, {blurb}"');
    await tab.getByRole('button', { name: 'Back to the usual text' }).click();
    await tab.getByText('The usual text is back.').waitFor();
    expect(await ask('ana', '/api/admin/settings')).toContain('"introductionBody":null');
  });

  test('what an address is can be decided, holds on the next request, and can be left to the rules again', async () => {
    const { tab } = await openTab('addresses');
    await tab.getByRole('list', { name: 'Lists and shared mailboxes' }).getByText('Contoso sales').waitFor();
    const introducers = () => ask('priya', `${YVONNE}/introducers`);
    expect(await introducers()).toContain('sofia.lindqvist@');
    await tab.getByRole('textbox', { name: 'Address' }).fill('sofia.lindqvist@contoso.example');
    await tab.getByRole('button', { name: 'Decide', exact: true }).click();
    await tab.getByText('sofia.lindqvist@contoso.example is a shared mailbox from now on').waitFor();
    expect(await introducers()).not.toContain('sofia.lindqvist@');
    await tab.getByText(/decided .* by Ana Duarte/).waitFor();
    await tab.getByRole('button', { name: 'Let the rules decide about sofia.lindqvist@contoso.example' }).click();
    await tab.getByText('The rules decide about sofia.lindqvist@contoso.example again.').waitFor();
    expect(await introducers()).toContain('sofia.lindqvist@');
  });

  test('reading progress is told by month, and the audit and the receipts in words with names', async () => {
    const { tab } = await openTab('reading');
    expect(await tab.getByRole('progressbar').count()).toBe(12);
    await tab.getByRole('button', { name: 'Audit' }).click();
    const audit = tab.getByRole('list', { name: 'Decisions' });
    await audit.getByText('A consent was withdrawn: figures about companies').waitFor();
    await audit
      .getByText(/by Ana Duarte/)
      .first()
      .waitFor();
    await audit.getByText(/A group was left out: Confidential work/).waitFor();
    await tab.getByRole('button', { name: 'Receipts' }).click();
    await tab
      .getByRole('list', { name: 'Receipts' })
      .getByText(/a group was left out/)
      .first()
      .waitFor();
  });

  test.each(THEMES)(
    'needs no scrolling sideways on 320 pixels, and axe finds nothing in any section: %s',
    async (theme) => {
      const narrow = { bypassCSP: true, reducedMotion: 'reduce', viewport: { width: 320, height: 800 } } as const;
      const { page, tab } = await openTab('consent', { theme, ...narrow });
      for (const [section, heading] of SECTIONS) {
        await tab.getByLabel('Sections').selectOption(section);
        await tab.getByRole('heading', { level: 2, name: heading }).waitFor();
        await tab.locator('.fui-SkeletonItem').first().waitFor({ state: 'detached' });
        expect([section, await page.frames()[1]?.evaluate('document.documentElement.scrollWidth')]).toEqual([
          section,
          320,
        ]);
        expect([section, await faultsInTab(page, theme)]).toEqual([section, []]);
      }
    },
  );

  test('axe finds nothing wide either, nor in a dialog', async () => {
    const { page, tab } = await openTab('consent', { bypassCSP: true, reducedMotion: 'reduce' });
    expect(await faultsInTab(page)).toEqual([]);
    await tab.getByRole('button', { name: `Withdraw: ${FIGURES}` }).click();
    await tab.getByRole('alertdialog').getByText('Who sees what from then on').waitFor();
    expect(await faultsInTab(page)).toEqual([]);
  });
});

/** Whether an element has the focus, or gets it within a second. */
async function hasFocusSoon(element: Element): Promise<boolean> {
  for (let tries = 0; tries < 20 && document.activeElement !== element; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return document.activeElement === element;
}
