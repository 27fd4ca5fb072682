import { german } from './de.ts';
import { english } from './en.ts';
import { formatsOf } from './formats.ts';
import type { Words } from './words.ts';

/**
 * All the words for a reader: German for `de` and what begins with it, English for everybody else, with dates and numbers as the
 * reader's place writes them. What Intl does not know (both come from a client) is left for `en` and UTC.
 *
 * @param locale a language tag such as `de-AT`
 * @param timeZone such as `Europe/Vienna`
 */
export function wordsOf(locale: string | undefined, timeZone?: string | undefined): Words {
  const known = knownLocale(locale) ?? 'en';
  const language = known.split('-')[0]?.toLowerCase();
  const zone = knownTimeZone(timeZone) ?? 'UTC';
  if (language === 'de') return german({ locale: known, timeZone: zone, format: formatsOf(known, zone) });
  // Who reads English texts reads English dates in them.
  const place = language === 'en' ? known : 'en';
  return english({ locale: place, timeZone: zone, format: formatsOf(place, zone) });
}

function knownLocale(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    // No language tag: as if there were none.
    return undefined;
  }
}

function knownTimeZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    // No time zone: as if there were none.
    return undefined;
  }
}
