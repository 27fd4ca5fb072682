/** A text somewhere in a JSON value, and where: `bots[0].commandLists[1].scopes[0]`. */
export type StringAt = { readonly path: string; readonly text: string };

/** Every text in a JSON value, in the order of the document, with its path in the notation of the language files. */
export function stringsIn(value: unknown, path = ''): readonly StringAt[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry, index) => stringsIn(entry, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => stringsIn(entry, path === '' ? key : `${path}.${key}`));
}
