/** What spreadsheets take for the start of a formula, and what they skip before one. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
const SPECIAL = /["\r\n,;\t]|^\s|\s$/;

/** The mark by which spreadsheets know UTF-8. */
const MARK = '\ufeff';

/**
 * Lines as a file for spreadsheets: RFC 4180 in UTF-8 with its mark. What would be a formula there becomes text by an apostrophe, as
 * OWASP advises; numbers stay numbers.
 */
export function csvOf(lines: readonly (readonly (string | number | null)[])[]): string {
  return `${MARK}${lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')}`;
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return SPECIAL.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}
