import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Card } from '../../../bot/cards/card.ts';
import { REFUSES_GOOD_LANGUAGE } from './official-schema.ts';
import { hostConfigOf, styleOf, type Theme } from './teams-host.ts';

/** A card to draw: at which width, how it looks, and what it is called. */
export type Drawing = {
  readonly name: string;
  readonly card: Card;
  readonly theme: Theme;
  readonly width: number;
  /** Whether the parts behind buttons are shown too. */
  readonly isOpen?: boolean;
};

/** What drawing a card gave. */
export type Drawn = {
  readonly name: string;
  /** What the renderer complained about, but for the chart, which it does not know and draws the fallback of. */
  readonly complaints: readonly string[];
  /** Texts wider than their place, and whatever reaches out of the card. */
  readonly overflows: readonly string[];
  /** Inputs and buttons without a name that a screen reader could say. */
  readonly nameless: readonly string[];
  /** Links that markdown made out of texts. */
  readonly links: readonly string[];
  readonly text: string;
};

/** Makes a page ready to draw cards: the official renderer, and a reader of markdown such as Teams has. */
export async function prepareCardPage(page: Page): Promise<void> {
  const require = createRequire(import.meta.url);
  await page.setContent('<!doctype html><html lang="en"><head><title>Cards</title></head><body></body></html>');
  for (const script of ['adaptivecards/dist/adaptivecards.min.js', 'markdown-it/dist/markdown-it.min.js']) {
    await page.addScriptTag({ content: await readFile(require.resolve(script), 'utf8') });
  }
  const styles = [BASE_STYLE, ...(['light', 'dark', 'contrast'] as const).map(styleOf)].join('\n');
  await page.addStyleTag({ content: styles });
  await page.evaluate(IN_PAGE);
}

/** Draws cards below one another, in columns of their theme, in place of what was there. */
export async function drawCards(page: Page, rows: readonly (readonly Drawing[])[]): Promise<readonly Drawn[]> {
  const told = rows.map((row) => row.map((drawing) => ({ ...drawing, host: hostConfigOf(drawing.theme) })));
  return page.evaluate<readonly Drawn[]>(`drawRows(${JSON.stringify(told)})`);
}

const BASE_STYLE = `
  body { margin: 0; font-family: sans-serif; width: max-content; }
  .row { display: flex; align-items: stretch; }
  .cell { padding: 10px 12px; box-sizing: border-box; }
  .state { font: 12px/16px 'Liberation Sans', sans-serif; margin: 0 0 6px; }
  .frame p { margin: 0; }
`;

/** Runs in the page, which is why it is a text: the project's own code knows no document. */
const IN_PAGE = `
  const reader = window.markdownit({ html: false, linkify: false, breaks: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = reader.render(text);
    result.didProcess = true;
  };
  window.drawRows = (rows) => {
    document.body.replaceChildren();
    return rows.flatMap((row) => {
      const line = document.body.appendChild(document.createElement('div'));
      line.className = 'row';
      return row.map((drawing) => drawCard(drawing, line));
    });
  };
  function drawCard({ name, card, theme, width, host, isOpen }, line) {
    const cell = line.appendChild(document.createElement('div'));
    cell.className = 'cell ' + theme;
    cell.appendChild(Object.assign(document.createElement('p'), { className: 'state', textContent: name }));
    const frame = cell.appendChild(document.createElement('div'));
    frame.className = 'frame';
    frame.style.width = width + 'px';
    const complaints = [];
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(host);
    drawn.parse(card, context);
    const element = drawn.render();
    frame.appendChild(element);
    for (let index = 0; index < context.eventCount; index++) complaints.push(context.getEventAt(index).message);
    for (const event of drawn.validateProperties().validationEvents) complaints.push(event.message);
    if (isOpen) for (const button of frame.querySelectorAll('.ac-pushButton[aria-expanded=false]')) { button.click(); break; }
    for (const part of frame.querySelectorAll('.ac-container, .ac-columnSet > div, .ac-columnSet div')) {
      if (part !== element && part.style.backgroundColor !== '') part.classList.add('rounded');
    }
    // Parts behind a button reach to the edges of the card on purpose: what is looked at is what can be read or used.
    const right = frame.getBoundingClientRect().right;
    const overflows = [...frame.querySelectorAll('.ac-textBlock, .ac-textRun, button, input, textarea, td')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > right)
      .map((part) => part.tagName + ': ' + part.textContent.slice(0, 60));
    const nameOf = (part) =>
      part.getAttribute('aria-label') || part.textContent || part.title ||
      (part.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    const nameless = [...frame.querySelectorAll('button, [role=button], input, textarea')]
      .filter((part) => part.tagName === 'TEXTAREA' || part.tagName === 'INPUT' ? !part.getAttribute('aria-labelledby') && !part.labels?.length : nameOf(part).trim() === '')
      .map((part) => part.outerHTML.slice(0, 120));
    const links = [...frame.querySelectorAll('a, img')].map((part) => part.outerHTML.slice(0, 120));
    return { name, complaints: complaints.filter((line) => !line.includes('Chart.') && !/${REFUSES_GOOD_LANGUAGE}/.test(line)), overflows, nameless, links, text: frame.innerText };
  }
`;
