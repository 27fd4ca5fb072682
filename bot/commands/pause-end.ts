import { type Pattern, patternOf, readingsOf } from './pattern.ts';
import type { Token } from './tokens.ts';

/** Until when somebody wants to pause, as it was said; `resolvePause` makes a moment of it. */
export type PauseEnd =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number }
  /** The next day with this name; 1 is Monday, 7 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** A day of the calendar; the next one where no year is said. */
  | { readonly kind: 'date'; readonly day: number; readonly month: number; readonly year: number | undefined }
  | { readonly kind: 'next'; readonly of: 'week' | 'month' }
  | { readonly kind: 'end'; readonly of: 'week' | 'month' | 'year' };

const WEEKDAYS = [
  ['monday', 'mon', 'montag'],
  ['tuesday', 'tue', 'dienstag'],
  ['wednesday', 'wed', 'mittwoch'],
  ['thursday', 'thu', 'donnerstag'],
  ['friday', 'fri', 'freitag'],
  ['saturday', 'sat', 'samstag', 'sonnabend'],
  ['sunday', 'sun', 'sonntag'],
];
const MONTHS = [
  ['january', 'jan', 'januar', 'jaenner'],
  ['february', 'feb', 'februar', 'feber'],
  ['march', 'mar', 'maerz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];
const NUMBERS = [
  [],
  ['a', 'an', 'one', 'ein', 'eine', 'einen', 'einem', 'einer'],
  ['two', 'zwei', 'couple'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'fuenf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
];

/** What stands before a moment or a length of time. */
const LEADS: readonly Pattern[] = [
  '[up] (until|till|til|through|to|up to) [the] {until}',
  'bis [einschließlich] [zum|zu|zur|am|ende] {until}',
  '(for|für) [the next|die nächsten|about|etwa] {until}',
  '{until}',
].map(patternOf);

/** Reads until when, or for how long; empty where it is neither. */
export function pauseEndOf(tokens: readonly Token[]): PauseEnd | undefined {
  for (const lead of LEADS) {
    for (const { until } of readingsOf(lead, tokens)) {
      const end = until === undefined ? undefined : readEnd(until.map(({ folded }) => folded));
      if (end !== undefined) return end;
    }
  }
  return undefined;
}

function readEnd(words: readonly string[]): PauseEnd | undefined {
  return readDay(words) ?? readLength(words) ?? readDate(words);
}

function readDay(words: readonly string[]): PauseEnd | undefined {
  const said = words.filter((word) => !['the', 'of', 'der', 'des', 'dieser', 'dieses', 'this', 'on'].includes(word));
  const [first = '', second = ''] = said;
  if (said.length === 1) {
    if (['today', 'heute', 'tonight'].includes(first)) return { kind: 'days', days: 0 };
    if (['tomorrow', 'morgen'].includes(first)) return { kind: 'days', days: 1 };
    if (first === 'uebermorgen') return { kind: 'days', days: 2 };
    return weekdayOf(first);
  }
  if (said.length !== 2) return undefined;
  const isNext = /^(next|naechste[nrs]?|kommende[nrs]?|coming)$/.test(first);
  if (isNext && ['week', 'woche'].includes(second)) return { kind: 'next', of: 'week' };
  if (isNext && ['month', 'monat'].includes(second)) return { kind: 'next', of: 'month' };
  if (isNext) return weekdayOf(second);
  if (!['end', 'ende'].includes(first)) return undefined;
  if (['week', 'woche'].includes(second)) return { kind: 'end', of: 'week' };
  if (['month', 'monats', 'monat'].includes(second)) return { kind: 'end', of: 'month' };
  return ['year', 'jahres', 'jahr'].includes(second) ? { kind: 'end', of: 'year' } : undefined;
}

function readLength(words: readonly string[]): PauseEnd | undefined {
  const [first = '', ...others] = words.filter((word) => word !== 'of');
  // "a couple weeks" says two.
  const [amount, unit = '', ...rest] = others[0] === 'couple' ? ['couple', ...others.slice(1)] : [first, ...others];
  const count = numberOf(amount ?? '');
  if (count === undefined || rest.length > 0 || count < 1 || count > 366) return undefined;
  if (/^(days?|tage?n?)$/.test(unit)) return { kind: 'days', days: count };
  if (/^(weeks?|wochen?)$/.test(unit)) return { kind: 'days', days: count * 7 };
  return /^(months?|monate?n?)$/.test(unit) ? { kind: 'months', months: count } : undefined;
}

/** `3 december 2026`, `december 3rd`, `3.12.`, `3.12.2026`, `2026-12-03`. */
function readDate(words: readonly string[]): PauseEnd | undefined {
  const said = words.filter((word) => !['the', 'of', 'den', 'dem'].includes(word)).join(' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso !== null) return dateOf(iso[3], Number(iso[2]), iso[1]);
  const dots = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(said);
  if (dots !== null) return dateOf(dots[1], Number(dots[2]), dots[3]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?$/.exec(said);
  if (dayFirst !== null) return dateOf(dayFirst[1], monthOf(dayFirst[2]), dayFirst[3]);
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(said);
  return monthFirst === null ? undefined : dateOf(monthFirst[2], monthOf(monthFirst[1]), monthFirst[3]);
}

function dateOf(day: string | undefined, month: number | undefined, year: string | undefined): PauseEnd | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  const date = { day: Number(day), month, year: year === undefined ? undefined : Number(year) };
  // 2024 had a 29th of February: whether this year has one is seen when it is resolved.
  const isDay = date.day >= 1 && date.day <= new Date(Date.UTC(date.year ?? 2024, month, 0)).getUTCDate();
  return isDay ? { kind: 'date', ...date } : undefined;
}

function weekdayOf(word: string): PauseEnd | undefined {
  const index = WEEKDAYS.findIndex((names) => names.includes(word));
  return index === -1 ? undefined : { kind: 'weekday', weekday: index + 1 };
}

function monthOf(word: string | undefined): number | undefined {
  const index = MONTHS.findIndex((names) => names.includes(word ?? ''));
  return index === -1 ? undefined : index + 1;
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const index = NUMBERS.findIndex((names) => names.includes(word));
  return index === -1 ? undefined : index;
}
