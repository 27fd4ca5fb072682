import { describe, expect, test } from '@jest/globals';
import { LEGAL_PLACES, legalPages } from '../../src/demo/legal-pages.ts';
import { type StartPage, startPage } from '../../src/demo/start-page.ts';
import { START_PAGE_STYLE } from '../../src/demo/start-page-style.ts';
import type { Day } from '../../src/domain/calendar.ts';

const EVIL = `<img src=x onerror="alert('x')">`;
const DAY = '2026-06-15' as Day;

describe('the start page', () => {
  test('shows names, titles and addresses as text, whatever is in them', () => {
    const page = startPage(pageWith(EVIL));
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;x&#39;)&quot;&gt;');
  });

  test('has no script, no inline style and no event handler of its own', () => {
    const page = startPage(pageWith('Marcus Feldt'));
    expect(page).not.toMatch(/<script|\sstyle=|<style|\son\w+=/i);
  });

  test('loads nothing from anywhere else', () => {
    expect(startPage(pageWith('Marcus Feldt'))).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(START_PAGE_STYLE).not.toMatch(/url\(|@import/);
  });

  test('says how to get to the bot, and leads there when it can be reached', () => {
    const page = pageWith('Marcus Feldt');
    expect(startPage(page)).toContain('npm run playground');
    const cast = page.cast.map((entry) => ({ ...entry, chat: 'http://127.0.0.1:56150/' }));
    expect(startPage({ ...page, cast })).toContain('href="http://127.0.0.1:56150/">Chat as Marcus Feldt');
  });

  test('says why there is no answer in the place of the answer', () => {
    const page = startPage({ ...pageWith('x'), introducers: { refused: 'The administrator has not consented.' } });
    expect(page).toContain('The administrator has not consented.');
  });
});

describe('the pages of privacy, terms and support', () => {
  test('are led to from the start page', () => {
    const page = startPage(pageWith('Marcus Feldt'));
    expect(legalPages().map(({ path }) => path)).toEqual(['/demo/privacy', '/demo/terms', '/demo/support']);
    for (const { path, title } of LEGAL_PLACES) expect(page).toContain(`<a href="${path}">${title}</a>`);
  });

  test.each(legalPages())(
    'are there for everybody, load nothing but their style, and lead back: $path',
    async ({ answer }) => {
      const { status, body, headers } = await answer({}, {});
      expect(status).toBe(200);
      expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'; /);
      expect(body).toContain('<a href="/">');
      expect(body).not.toMatch(/<script|\sstyle=|<style|\son\w+=|(src|href)="(https?:)?\/\//i);
    },
  );
});

function pageWith(name: string): StartPage {
  const strength = { score: 5.25, tier: 'strong', probability: 0.8 } as const;
  const evidence = { mailsIn: 1, mailsOut: 14, meetings: 0, lastOn: DAY, daysSinceLast: 1 };
  const place = { title: name, path: '/demo/host/outlook?as=x' };
  const contact = { address: name, name, account: null };
  return {
    databaseKind: 'pglite',
    tokenMinutes: 60,
    cast: [{ name, role: name, story: name, first: place, places: [place], chat: undefined, command: name }],
    tour: [{ text: name, place }],
    legal: LEGAL_PLACES,
    introducers: {
      asOf: DAY,
      newestDay: DAY,
      reading: null,
      contact,
      ownTie: { state: 'unknown' },
      state: 'found',
      introducers: [
        { person: { objectId: name, address: name, name, department: name, title: name }, strength, evidence },
      ],
    },
    health: {
      asOf: DAY,
      newestDay: DAY,
      contact,
      own: { state: 'unknown' },
      ownPausedUntil: null,
      shared: { state: 'unknown' },
    },
  };
}
