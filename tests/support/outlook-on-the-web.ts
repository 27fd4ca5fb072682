import { join } from 'node:path';
import type { FrameLocator, Page, Request } from 'playwright-core';
import type { MailboxItem } from '../../src/demo/outlook-host/mailbox.ts';
import type { DemoChoice } from '../../src/demo/people.ts';
import type { Page as ServedPage } from '../../src/http/page.ts';
import { productionParts } from '../../src/http/production-parts.ts';
import { readSettings } from '../../src/http/settings.ts';
import type { Demo } from './demo-journey.ts';
import { standInForEntra } from './entra.ts';
import { actAsOutlook, giveTokens, inOutlooksWords } from './outlooks-side.ts';
import { ROOT } from './source-files.ts';

const OUTLOOK = 'https://outlook.office.com';
/** Where the service is, in this browser alone. */
const SERVICE = 'https://acquaint.example';

/** The pane by itself. */
export const PANE_ALONE = `${SERVICE}/addin`;

const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const AJAX = 'https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js';

const PACKAGE = join(ROOT, 'node_modules/@microsoft/office-js/dist');

/** What the browser says of Office.js: it styles what the policy lets nobody style, and would tell Microsoft how it went. */
const OF_OFFICE_JS = /^Applying inline style violates|^Connecting to 'https:\/\/browser\.pipe\.aria\.microsoft\.com\//;

/** Outlook on the web, with the pane as production serves it. */
export type OutlookOnTheWeb = {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What the browser complains of, Office.js aside. */
  readonly troubles: readonly string[];
  /** Whoever was asked besides Outlook, the service, and where Office.js is. */
  readonly others: readonly string[];
  /** Opens another item, or none: the pane is pinned. */
  readonly openItem: (id: string | undefined) => Promise<void>;
  readonly turnDark: () => Promise<void>;
};

/** Whose Outlook is opened, and with what; or another address instead, where no Outlook is around the pane. */
type Opened = {
  readonly person: DemoChoice;
  readonly items: readonly MailboxItem[];
  readonly first: string;
  /** Whether this Outlook does nested app authentication. */
  readonly givesTokens?: boolean;
  readonly address?: string;
};

/**
 * Opens somebody's Outlook on the web with the real Office.js. A page of ours speaks Outlook's side of its messages, at Outlook's own address;
 * the pane has its own address and the production's security policy, and asks the demo. Office.js comes from the package, at the address the
 * store demands. What the package has not and Outlook adds is made up: MicrosoftAjax.js, and the bridge that gives tokens.
 */
export async function openOutlookOnTheWeb(
  { open, addressOf, tokenOf }: Demo,
  { person, items, first, givesTokens = true, address = OUTLOOK }: Opened,
): Promise<OutlookOnTheWeb> {
  const pages = await productionPages();
  const page = await open({ locale: 'en-GB' });
  const [troubles, others] = [[] as string[], [] as string[]];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !OF_OFFICE_JS.test(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.addInitScript(actAsOutlook, {
    outlook: OUTLOOK,
    service: SERVICE,
    first,
    givesTokens,
    me: { userDisplayName: person.name, userEmailAddress: person.address, userProfileType: 'enterprise' },
    items: Object.fromEntries(items.map((item) => [item.id, inOutlooksWords(item)])),
  });
  await page.addInitScript(giveTokens, { service: SERVICE, token: await tokenOf(person.key), person });
  await page.context().route(/^/, async (route) => {
    const url = new URL(route.request().url());
    if (url.href.startsWith(OFFICE)) return route.fulfill({ path: join(PACKAGE, url.href.slice(OFFICE.length)) });
    if (url.href === AJAX) return route.fulfill({ contentType: 'text/javascript', body: AJAX_STAND_IN });
    if (url.origin === OUTLOOK) return route.fulfill({ contentType: 'text/html', body: OUTLOOK_PAGE });
    if (url.origin !== SERVICE) {
      others.push(url.href);
      return route.abort();
    }
    if (url.pathname.startsWith('/api/')) return route.fulfill(await askDemo(route.request(), addressOf));
    const { status, contentType, body, headers } = await answerOf(pages, url.pathname);
    return route.fulfill({ status, contentType, body: Buffer.from(body), headers: { ...headers } });
  });
  // What is named later is asked first.
  if (!givesTokens) await standInForEntra(page.context(), await tokenOf(person.key));
  await page.goto(address);
  const tell = (event: string, detail?: string): Promise<void> =>
    page.evaluate((said) => void window.dispatchEvent(new CustomEvent(said.event, said)), { event, detail });
  return {
    page,
    pane: page.frameLocator('iframe'),
    troubles,
    others,
    openItem: (id) => tell('open-item', id),
    turnDark: () => tell('turn-dark'),
  };
}

async function productionPages(): Promise<readonly ServedPage[]> {
  const settings = readSettings({
    ACQUAINT_MODE: 'production',
    ENTRA_AUDIENCE: 'api://acquaint.example/22222222-2222-4222-8222-222222222222',
  });
  // The pages are made of the settings alone: no store, no address.
  return (await productionParts(settings)).pages({} as never, () => new URL(SERVICE));
}

async function answerOf(pages: readonly ServedPage[], path: string) {
  const file = path.startsWith('/web/') ? path.slice('/web/'.length) : undefined;
  const page = pages.find((one) => one.path === (file === undefined ? path : '/web/{file}'));
  if (page === undefined) throw new Error(`Production has no ${path}.`);
  return page.answer(file === undefined ? {} : { file }, {});
}

async function askDemo(request: Request, addressOf: Demo['addressOf']) {
  const { pathname, search } = new URL(request.url());
  const { authorization = '', 'content-type': contentType = 'application/json' } = request.headers();
  const answer = await fetch(addressOf(pathname + search), {
    method: request.method(),
    headers: { authorization, 'content-type': contentType },
    body: request.postData(),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** The page around the pane, which tells it by its address where Outlook is and which conversation is theirs. */
const OUTLOOK_PAGE = `<!doctype html><html lang="en"><title>Outlook</title><iframe title="Acquaint" name="{}" width="400" height="800"
src="${SERVICE}/addin?_host_Info=Outlook$Web$16.01$en-GB$$$$0#&_xdm_Info=pane-conversation|pane|${OUTLOOK}|"></iframe></html>`;

/** As much of MicrosoftAjax.js as Office.js uses; the file itself is in no package. */
const AJAX_STAND_IN = `
window.Type = Function;
Type.registerNamespace = (name) => { window[name] ??= {}; };
Type.prototype.registerClass = function () { return this; };
Function._validateParams = Function._validateParameter = () => null;
Function.createDelegate = (self, method) => method.bind(self);
for (const kind of ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'argumentUndefined', 'create', 'invalidOperation', 'parameterCount']) {
  Error[kind] = (...said) => new Error([kind, ...said].join(' '));
}
String.format = (text, ...values) => text.replace(/\\{(\\d+)\\}/g, (_, at) => values[at]);
const serializer = { serialize: JSON.stringify, deserialize: JSON.parse };
window.Sys = { StringBuilder: function () {}, Debug: { trace() {} }, Serialization: { JavaScriptSerializer: serializer } };
`;
