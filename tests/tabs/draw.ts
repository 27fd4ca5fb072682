// npm run screens [-- --only settings-erase]: draws every tab, in every theme, wide and on 320 pixels, and its states, into docs/screens/tabs.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/programs.mjs';
import { smallPng } from '../bot/cards/small-png.ts';
import { startDemoService } from '../support/demo-service.ts';
import { ROOT } from '../support/source-files.ts';

const FOLDER = join(ROOT, 'docs/screens/tabs');
const HOST_BAR = 90;

/** What is drawn: a name, an address of the demo's host, and what is done first. */
const SCREENS: readonly {
  readonly name: string;
  readonly path: string;
  readonly first?: (page: Page) => Promise<void>;
}[] = [
  { name: 'settings', path: '/demo/host/tabs/settings?as=marcus' },
  { name: 'settings-hidden', path: '/demo/host/tabs/settings?as=priya', first: hideSomebody },
  { name: 'settings-pause', path: '/demo/host/tabs/settings?as=sofia', first: choosePause },
  { name: 'settings-preview', path: '/demo/host/tabs/settings?as=marcus', first: openPreview },
  { name: 'settings-erase', path: '/demo/host/tabs/settings?as=priya', first: openErase },
  { name: 'settings-off', path: '/demo/host/tabs/settings?as=helena', first: turnOff },
  { name: 'settings-guest', path: '/demo/host/tabs/settings?as=tom' },
  { name: 'administration', path: '/demo/host/tabs/administration?as=ana' },
  { name: 'administration-grant', path: '/demo/host/tabs/administration?as=ana', first: withdrawAccounts },
  { name: 'administration-groups', path: '/demo/host/tabs/administration?as=ana&sub=groups' },
  { name: 'administration-group', path: '/demo/host/tabs/administration?as=ana&sub=groups', first: leaveLegalOut },
  { name: 'administration-health', path: '/demo/host/tabs/administration?as=ana&sub=health', first: moveGrades },
  { name: 'administration-introductions', path: '/demo/host/tabs/administration?as=ana&sub=introductions' },
  { name: 'administration-addresses', path: '/demo/host/tabs/administration?as=ana&sub=addresses' },
  { name: 'administration-outside', path: '/demo/host/tabs/administration?as=ana&sub=addresses', first: lookOutside },
  { name: 'administration-reading', path: '/demo/host/tabs/administration?as=ana&sub=reading' },
  { name: 'administration-audit', path: '/demo/host/tabs/administration?as=ana&sub=audit' },
  { name: 'administration-receipts', path: '/demo/host/tabs/administration?as=ana&sub=receipts' },
  { name: 'administration-forbidden', path: '/demo/host/tabs/administration?as=priya' },
  { name: 'signed-out', path: '/demo/host/tabs/settings?as=priya&refuse=resourceDisabled' },
];

/** Of the others one theme is enough: they are made of the same parts. */
const IN_ALL_THEMES = ['settings', 'administration', 'administration-health', 'administration-reading'];

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
  for (const screen of SCREENS) {
    if (values.only !== undefined && !screen.name.startsWith(values.only)) continue;
    for (const theme of IN_ALL_THEMES.includes(screen.name) ? ['default', 'dark', 'contrast'] : ['default']) {
      for (const width of [960, 320]) await draw(browser, screen, theme, width);
    }
  }
} finally {
  await browser.close();
  await service.stop();
}

async function draw(from: Browser, screen: (typeof SCREENS)[number], theme: string, width: number): Promise<void> {
  const page = await from.newPage({ viewport: { width, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/London' });
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

/** Somebody must have looked before anybody can see who did. */
async function lookAtYvonne(...askers: readonly string[]): Promise<void> {
  for (const asker of askers) {
    const { token } = (await (await fetch(new URL(`/demo/host/token?as=${asker}`, service.url))).json()) as {
      token: string;
    };
    const headers = { authorization: `Bearer ${token}` };
    await fetch(new URL('/api/contacts/yvonne%40fourthcoffee.example/introducers', service.url), { headers });
  }
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
  await tab.getByRole('button', { name: 'Withdraw: Figures of an account, without names of colleagues' }).click();
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
