const STYLES = { count: {}, share: { style: 'percent' } } as const;

const formats = new Map<string, Intl.NumberFormat>();

/** A count for a person to read, such as `12,345`. */
export function countText(count: number, locale: string): string {
  return formatOf(locale, 'count').format(count);
}

/** A share for a person to read, such as `40 %`. @param share 0..1 */
export function shareText(share: number, locale: string): string {
  return formatOf(locale, 'share').format(share);
}

function formatOf(locale: string, kind: keyof typeof STYLES): Intl.NumberFormat {
  const key = `${locale} ${kind}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, STYLES[kind]);
  formats.set(key, format);
  return format;
}
