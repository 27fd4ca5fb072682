/** A word of a message: as it was written, and as it is compared. */
export type Token = { readonly written: string; readonly folded: string };

/** What may stand around a word without being part of it. */
const AROUND = /^[\s"'()[\]{}<>,.!?:;…|#-]+|[\s"'()[\]{}<>,.!?:;…|#-]+$/g;

/** Shortened words, in full, so that each is written in one way only. */
const IN_FULL: Readonly<Record<string, string>> = {
  "what's": 'what is',
  whats: 'what is',
  "who's": 'who is',
  "how's": 'how is',
  hows: 'how is',
  "i'd": 'i would',
  "i'm": 'i am',
  "i'll": 'i will',
  "don't": 'do not',
  dont: 'do not',
  "won't": 'will not',
  "can't": 'can not',
  cannot: 'can not',
  "doesn't": 'does not',
  "isn't": 'is not',
  "you're": 'you are',
  "geht's": 'geht es',
  gehts: 'geht es',
  "laeuft's": 'laeuft es',
  laeufts: 'laeuft es',
  "steht's": 'steht es',
  stehts: 'steht es',
};

/** The words of a cleaned text, without what stands around them. */
export function tokensOf(text: string): readonly Token[] {
  return text.split(/[\s,;]+/).flatMap((piece) => {
    const written = piece.replace(AROUND, '');
    if (written === '') return [];
    const folded = fold(written);
    const inFull = IN_FULL[folded];
    return inFull === undefined
      ? [{ written, folded }]
      : inFull.split(' ').map((word) => ({ written: word, folded: word }));
  });
}

/** A word as it is compared: small letters, umlauts spelt out. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
