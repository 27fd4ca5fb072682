import { fold, type Token } from './tokens.ts';

/** What a pattern leaves open; what stands there is read afterwards. */
export type Slot = 'who' | 'company' | 'until';

type Part =
  | { readonly kind: 'words'; readonly choices: readonly (readonly string[])[]; readonly isOptional: boolean }
  | { readonly kind: 'slot'; readonly slot: Slot };

/** A way of saying something. */
export type Pattern = readonly Part[];

/** What stood at the places a pattern leaves open. */
export type Slots = Partial<Readonly<Record<Slot, readonly Token[]>>>;

const SLOTS: ReadonlySet<string> = new Set<Slot>(['who', 'company', 'until']);

/**
 * Reads a pattern: words, `(one|another one)` of several, `[what|may be left out]`, and `{slot}` for one word or more.
 *
 * @throws RangeError when it is no pattern: a bug.
 */
export function patternOf(text: string): Pattern {
  return (text.match(/\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|[^\s()[\]{}]+/g) ?? []).map((part): Part => {
    const inner = part.replace(/^[([{]|[)\]}]$/g, '');
    if (part.startsWith('{')) {
      if (!isSlot(inner)) throw new RangeError(`There is no slot ${inner}.`);
      return { kind: 'slot', slot: inner };
    }
    const choices = inner.split('|').map((choice) => fold(choice).trim().split(/\s+/));
    return { kind: 'words', choices, isOptional: part.startsWith('[') };
  });
}

/** All ways in which a whole text can be read by a pattern, those with the shortest slots first. */
export function* readingsOf(pattern: Pattern, tokens: readonly Token[], slots: Slots = {}): Generator<Slots> {
  const [part, ...rest] = pattern;
  if (part === undefined) {
    if (tokens.length === 0) yield slots;
    return;
  }
  if (part.kind === 'slot') {
    for (let length = 1; length <= tokens.length; length += 1) {
      yield* readingsOf(rest, tokens.slice(length), { ...slots, [part.slot]: tokens.slice(0, length) });
    }
    return;
  }
  for (const choice of part.choices) {
    if (beginsWith(tokens, choice)) yield* readingsOf(rest, tokens.slice(choice.length), slots);
  }
  if (part.isOptional) yield* readingsOf(rest, tokens, slots);
}

/** Whether a text begins with these words. */
export function beginsWith(tokens: readonly Token[], words: readonly string[]): boolean {
  return words.length <= tokens.length && words.every((word, index) => tokens[index]?.folded === word);
}

function isSlot(name: string): name is Slot {
  return SLOTS.has(name);
}
