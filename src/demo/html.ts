/** A piece of HTML that is safe to send: only `html` makes one. */
export type Html = { readonly markup: string };

/** What may stand in a template: text (escaped), numbers, other pieces. */
export type HtmlValue = string | number | Html | readonly Html[];

/**
 * Writes HTML. Whatever is put into the template is text and is escaped, for element content and for quoted attribute
 * values; only pieces made by this very function go in as they are.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.map((part, index) => part + markupOf(values[index] ?? '')).join('');
  return { markup };
}

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
