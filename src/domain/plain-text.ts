/** What a text that somebody wrote may not have: the reader is told which. */
export type TextProblem = 'empty' | 'too long' | 'control characters';

/** A text that somebody wrote, tidied up, or what is wrong with it. */
export type PlainText =
  | { readonly state: 'fine'; readonly text: string }
  | { readonly state: 'refused'; readonly problem: TextProblem };

/** Everything that is no text: control characters but for line breaks, halves of characters, and marks that turn the direction of text. */
const NO_TEXT = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u;

/** Longer names are nobody's; cut first, since some patterns below take the square of the length. */
const LONGEST_LINE = 1000;

/** Reads a text of several lines: trimmed, line breaks as `\n`, nothing in it that is no text. @param most characters, in UTF-16 */
export function readPlainText(
  raw: string,
  { least, most }: { readonly least: number; readonly most: number },
): PlainText {
  const text = raw.replaceAll(/\r\n?/g, '\n').trim();
  if (text.length < least) return { state: 'refused', problem: 'empty' };
  if (text.length > most) return { state: 'refused', problem: 'too long' };
  if (NO_TEXT.test(text)) return { state: 'refused', problem: 'control characters' };
  return { state: 'fine', text };
}

/** A text without control characters, invisible ones and doubled spaces. Emoji stay whole: the joiners and tags they are made of are kept. */
export function onOneLine(raw: string): string {
  return raw
    .slice(0, LONGEST_LINE)
    .toWellFormed()
    .replace(/(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .normalize('NFC')
    .trim();
}
