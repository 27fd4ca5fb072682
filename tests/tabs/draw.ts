// npm run screens [-- --only settings-erase]: draws every tab, in every theme, wide and on 320 pixels, and its states, into docs/screens/tabs.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';
import { smallPng } from '../bot/cards/small-png.ts';
import { startDemoService } from '../support/demo-service.ts';
import { fail, goOffline, withdrawConsents } from '../support/screen-states.ts';
import { ROOT } from '../support/source-files.ts';

const FOLDER = join(ROOT, 'docs/screens/tabs');
const HOST_BAR = 90;

/** What is drawn: a name, an address of the demo's host, and what is done first. */
const SCREENS: readonly {
  readonly name: string;
  readonly path: string;
  readonly first?: (page: Page) => Promise<void>;
  /** In every theme. */
  readonly isThemed?: boolean;
  /** What is between the page and the service. */
  readonly between?: (page: Page) => Promise<void>;
}[] = [
  { name: 'relationships', path: '/demo/host/tabs/relationships?as=priya', isThemed: true, first: restOfLines },
  {
    name: 'relationships-detail',
    path: '/demo/host/tabs/relationships?as=priya&sub=kenji@adventureworks.example',
    isThemed: true,
    first: openedDetail,
  },
  { name: 'relationships-companies', path: '/demo/host/tabs/relationships?as=priya', first: showCompanies },
  { name: 'relationships-none', path: '/demo/host/tabs/relationships?as=priya', first: findNobody },
  { name: 'relationships-guest', path: '/demo/host/tabs/relationships?as=tom' },
  { name: 'introductions', path: '/demo/host/tabs/introductions?as=marcus', isThemed: true },
  { name: 'introductions-accepted', path: '/demo/host/tabs/introductions?as=marcus', first: acceptFirst },
  { name: 'introductions-asker', path: '/demo/host/tabs/introductions?as=priya', isThemed: true, first: openOwnAsk },
  { name: 'introductions-gone', path: '/demo/host/tabs/introductions?as=helena&sub=not-here' },
  { name: 'settings', path: '/demo/host/tabs/settings?as=marcus', isThemed: true },
  { name: 'settings-hidden', path: '/demo/host/tabs/settings?as=priya', first: hideSomebody },
  { name: 'settings-pause', path: '/demo/host/tabs/settings?as=sofia', first: choosePause },
  { name: 'settings-preview', path: '/demo/host/tabs/settings?as=marcus', first: openPreview },
  { name: 'settings-erase', path: '/demo/host/tabs/settings?as=priya', first: openErase },
  { name: 'settings-off', path: '/demo/host/tabs/settings?as=helena', first: turnOff },
  { name: 'settings-guest', path: '/demo/host/tabs/settings?as=tom' },
  { name: 'administration', path: '/demo/host/tabs/administration?as=ana', isThemed: true },
  { name: 'administration-grant', path: '/demo/host/tabs/administration?as=ana', first: withdrawAccounts },
  { name: 'administration-groups', path: '/demo/host/tabs/administration?as=ana&sub=groups' },
  { name: 'administration-group', path: '/demo/host/tabs/administration?as=ana&sub=groups', first: leaveLegalOut },
  {
    name: 'administration-health',
    path: '/demo/host/tabs/administration?as=ana&sub=health',
    isThemed: true,
    first: moveGrades,
  },
  { name: 'administration-introductions', path: '/demo/host/tabs/administration?as=ana&sub=introductions' },
  { name: 'administration-addresses', path: '/demo/host/tabs/administration?as=ana&sub=addresses' },
  { name: 'administration-outside', path: '/demo/host/tabs/administration?as=ana&sub=addresses', first: lookOutside },
  { name: 'administration-reading', path: '/demo/host/tabs/administration?as=ana&sub=reading', isThemed: true },
  { name: 'administration-audit', path: '/demo/host/tabs/administration?as=ana&sub=audit' },
  { name: 'administration-receipts', path: '/demo/host/tabs/administration?as=ana&sub=receipts' },
  { name: 'administration-forbidden', path: '/demo/host/tabs/administration?as=priya' },
  { name: 'signed-out', path: '/demo/host/tabs/settings?as=priya&refuse=resourceDisabled' },
  { name: 'opted-out', path: '/demo/host/tabs/relationships?as=helena' },
  { name: 'paused', path: '/demo/host/tabs/relationships?as=marcus', between: () => pause('marcus') },
  { name: 'reading', path: '/demo/host/tabs/relationships?as=priya', between: stillReading },
  { name: 'offline', path: '/demo/host/tabs/relationships?as=priya', between: goOffline },
  { name: 'failed', path: '/demo/host/tabs/relationships?as=priya', between: fail },
  // The last one: it takes back all consents.
  {
    name: 'no-consent',
    path: '/demo/host/tabs/relationships?as=priya',
    between: () => withdrawConsents(service.url),
  },
];

/** Pages without a host around them. */
const PAGES: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'start', path: '/' },
  { name: 'outside', path: '/tabs/settings' },
  { name: 'demo-sign-in', path: '/demo/sign-in?to=nobody' },
];
const LOOKS = [
  { look: '', context: {} },
  { look: '-dark', context: { colorScheme: 'dark' } },
  { look: '-contrast', context: { forcedColors: 'active' } },
] as const;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium is installed: npm run screens needs one.');
await mkdir(FOLDER, { recursive: true });
// Chromium's sandbox refuses to run as root, which is who this is in a container.
const args = ['--disable-gpu', '--disable-lcd-text', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
const service = await startDemoService();
const browser = await chromium.launch({ executablePath, args });
try {
  await lookAtYvonne('priya', 'ana', 'tom');
  for (const page of PAGES) {
    if (values.only === undefined || page.name.startsWith(values.only)) await drawPage(browser, page);
  }
  await askMarcus();
  for (const screen of SCREENS) {
    if (values.only !== undefined && !screen.name.startsWith(values.only)) continue;
    for (const theme of screen.isThemed === true ? ['default', 'dark', 'contrast'] : ['default']) {
      for (const width of [960, 320]) await draw(browser, screen, theme, width);
    }
  }
} finally {
  await browser.close();
  await service.stop();
}

async function draw(from: Browser, screen: (typeof SCREENS)[number], theme: string, width: number): Promise<void> {
  const page = await from.newPage({ viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  await screen.between?.(page);
  await page.goto(new URL(`${screen.path}&theme=${theme}`, service.url).href);
  await page.frameLocator('#tab').getByRole('heading', { level: 2 }).first().waitFor();
  await screen.first?.(page);
  await page.frameLocator('#tab').locator('.fui-SkeletonItem').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(600);
  const isDialog = (await page.frameLocator('#tab').locator('[role=dialog], [role=alertdialog]').count()) > 0;
  const height = await page.frames()[1]?.evaluate('document.documentElement.scrollHeight');
  if (!isDialog) await page.setViewportSize({ width, height: Number(height ?? 900) + HOST_BAR });
  await page.waitForTimeout(300);
  const name = [screen.name, theme === 'default' ? undefined : theme, String(width)].filter(
    (part) => part !== undefined,
  );
  const path = join(FOLDER, `${name.join('-')}.png`);
  await writeFile(path, smallPng(await page.locator('#tab').screenshot()));
  process.stdout.write(`${path}\n`);
  await page.close();
}

async function drawPage(from: Browser, { name, path }: (typeof PAGES)[number]): Promise<void> {
  for (const { look, context } of LOOKS) {
    for (const width of [960, 320]) {
      const page = await from.newPage({ viewport: { width, height: 600 }, ...context });
      await page.goto(new URL(path, service.url).href);
      await page.getByRole('heading').first().waitFor();
      const file = join(FOLDER, `${name}${look}-${width}.png`);
      await writeFile(file, smallPng(await page.screenshot({ fullPage: true })));
      process.stdout.write(`${file}\n`);
      await page.close();
    }
  }
}

async function pause(person: string): Promise<void> {
  const pausedUntil = new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString();
  const headers = { ...(await headersOf(person)), 'content-type': 'application/json' };
  const body = JSON.stringify({ choice: 'paused', pausedUntil });
  const response = await fetch(new URL('/api/me/sharing', service.url), { method: 'PUT', headers, body });
  if (!response.ok) throw new Error(`${person} could not pause: ${await response.text()}`);
}

/** The answer of a mailbox that is being read: in the demo all are read before anybody can look. */
async function stillReading(page: Page): Promise<void> {
  await page.route('**/api/me/sharing', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), mailbox: { state: 'read', months: 3 } } });
  });
}

/** Somebody must have looked before anybody can see who did. */
async function lookAtYvonne(...askers: readonly string[]): Promise<void> {
  for (const asker of askers) {
    const headers = await headersOf(asker);
    await fetch(new URL('/api/contacts/yvonne%40fourthcoffee.example/introducers', service.url), { headers });
  }
}

async function headersOf(person: string): Promise<{ readonly authorization: string }> {
  const answer = await fetch(new URL(`/demo/host/token?as=${person}`, service.url));
  const { token } = (await answer.json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

/** Two asks of one colleague, one of which is answered by a no: to the asker it looks like the other. */
async function askMarcus(): Promise<void> {
  const why = 'We are planning a pilot with Fourth Coffee, and I would like to hear what they need.';
  const blurb = 'Priya leads our pilots. A call of twenty minutes would do.';
  for (const asker of ['priya', 'ana']) {
    const body = { introducer: 'marcus.feldt@contoso.example', contact: 'yvonne@fourthcoffee.example', why, blurb };
    const headers = { ...(await headersOf(asker)), 'content-type': 'application/json' };
    await fetch(new URL('/api/introductions', service.url), { method: 'POST', headers, body: JSON.stringify(body) });
  }
}

async function acceptFirst(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  if ((await tab.getByRole('button', { name: 'Introduce', exact: true }).count()) > 0)
    await tab.getByRole('button', { name: 'Introduce', exact: true }).click();
  await tab.getByRole('link', { name: 'Open the mail in Outlook' }).waitFor();
}

async function openOwnAsk(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('button', { name: /^Yvonne/ }).click();
  await tab.getByRole('button', { name: 'Take it back' }).waitFor();
}

async function hideSomebody(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('combobox', { name: 'Find somebody to hide' }).fill('amara');
  await tab.getByRole('option').first().waitFor();
}

async function choosePause(page: Page): Promise<void> {
  await page.frameLocator('#tab').getByRole('radio', { name: 'Pause' }).check();
}

async function openPreview(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab
    .getByRole('button', { name: /^Preview/ })
    .first()
    .click();
  await tab.getByRole('dialog').waitFor();
}

async function openErase(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('button', { name: /^Erase everything/ }).click();
  await tab.getByRole('alertdialog').waitFor();
}

async function withdrawAccounts(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('button', { name: 'Withdraw: Figures about a company, without names of colleagues' }).click();
  await tab.getByRole('button', { name: 'Who they are' }).or(tab.getByText('Nobody is left out.')).waitFor();
}

async function leaveLegalOut(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('button', { name: 'Leave out Confidential work' }).click();
  await tab.getByText('left out from the next request on').waitFor();
}

async function moveGrades(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByText(/^Good: about/).waitFor();
  await tab.getByRole('slider', { name: 'Good begins at' }).fill('75');
  await tab.getByRole('slider', { name: 'Meetings' }).fill('-5');
}

async function lookOutside(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('radio', { name: 'Outside' }).check();
  await tab.getByRole('list', { name: 'Machines and bulk senders' }).or(tab.getByText('None that enough')).waitFor();
}

async function turnOff(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  const radio = tab.getByRole('radio', { name: 'Turn off' });
  if (await radio.isChecked()) return;
  await radio.check();
  await tab.getByRole('button', { name: 'Turn off and delete' }).click();
  await tab.getByText('Sharing is off.').waitFor();
}

async function restOfLines(page: Page): Promise<void> {
  await page
    .frameLocator('#tab')
    .getByRole('status')
    .filter({ hasText: /people$/ })
    .waitFor();
}

async function openedDetail(page: Page): Promise<void> {
  await page.frameLocator('#tab').getByRole('dialog').getByRole('heading', { name: 'Figures' }).waitFor();
}

async function showCompanies(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('tab', { name: 'Companies' }).click();
  await tab.getByRole('grid', { name: 'Companies you know' }).waitFor();
}

async function findNobody(page: Page): Promise<void> {
  const tab = page.frameLocator('#tab');
  await tab.getByRole('searchbox', { name: 'Search' }).fill('nobody of that name');
  await tab.getByText('Nobody fits').waitFor();
}
