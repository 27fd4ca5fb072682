const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#160': ' ',
};

/**
 * The words of a message without what a client put around them: mentions, HTML, markdown, links to addresses, typographic marks, and what
 * cannot be seen. Line ends stay: a pasted contact card is told by them.
 */
export function clean(text: string): string {
  return (
    text
      .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
      .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
      // Again, for what was escaped before it was sent.
      .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
      .replace(/<mailto:([^|>\s]+)\|[^>]*>/gi, ' $1 ')
      .replace(/\[[^\]]*\]\(mailto:([^)\s]+)\)/gi, ' $1 ')
      .replace(/\[([^\]]*)\]\(https?:[^)\s]*\)/gi, ' $1 ')
      .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
      .replace(/<a\b[^>]*href="mailto:([^"]+)"[^>]*>.*?<\/a>/gis, ' $1 ')
      .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ')
      .replace(/mailto:/gi, ' ')
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
      .replace(/[‘’‚‛`´′]/g, "'")
      .replace(/[“”„‟«»″]/g, '"')
      .replace(/[‐‑‒–—―]/g, '-')
      .replace(/(^|[\s"'(])[*_~]+|[*_~]+(?=$|[\s"').,:;!?])/g, '$1')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}
