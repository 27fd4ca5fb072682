/**
 * A 53-bit hash of a text as a short string, for meetings: the same in every calendar. The mixing is that of cyrb53 (bryc, public domain): not for security.
 */
export function shortHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

const LONGEST_KEY = 200;

/**
 * The key of an item id within one mailbox: the id itself where it can stand in a line, since that costs nothing, else its hash.
 */
export function itemKey(id: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what separates fields and lines
  return id.length > LONGEST_KEY || /[\x00-\x1f]/.test(id) ? shortHash(id) : id;
}
