/** What orders letters from right to left, or is not to be seen at all; joiners stay, since letters and faces are made of them. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;

/**
 * A text as one line that no client can read as markdown, HTML, a mention or a date to format: whatever could begin one is escaped,
 * and what cannot be seen is taken out. Every text of a card goes through it, our own words too, since none of them is markdown.
 */
export function plain(text: string): string {
  return escaped(oneLine(text));
}

/** The lines of a text that somebody wrote, each without what cannot be seen and cut to a number of lines; not escaped yet. */
export function linesOf(text: string, most: number): readonly string[] {
  const lines = text
    .replace(LINE_ENDS, '\n')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}

/** One line without what cannot be seen; not escaped: for buttons, labels and whatever else is never read as markdown. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_ENDS, ' ')
    .replace(CONTROL, ' ')
    .replace(/\n/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a person wrote, kept with its lines but without what cannot be seen: for an input, which shows it as it is. */
export function draft(text: string, most: number): string {
  const lines = text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROL, ' ').replace(INVISIBLE, '');
  return lines.trim().slice(0, most);
}

/** The same text as it reads: for places that are never read as markdown. */
export function unescaped(text: string): string {
  return text.replace(/\\([^A-Za-z0-9\s])/g, '$1');
}

/** A text cut to so many characters, with an ellipsis where something is left out. */
export function clipped(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

function escaped(line: string): string {
  return line
    .replace(/[\\`*_[\]<>{}|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
