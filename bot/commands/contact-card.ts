import type { PersonNamed } from './command.ts';
import { isAddress } from './named.ts';
import { tokensOf } from './tokens.ts';

/** Most words beside the address on the one line of a card: a name and what belongs to it. */
const MOST_BESIDE = 6;

/** What a line of a card may begin with. */
const LABEL =
  /^(e-?mail|mail|address|adresse|name|phone|tel|telefon|mobile|mobil|company|firma|title|position|chat|contact)\b/i;

/**
 * The person on a contact card that was pasted: `Yvonne McKay <yvonne@…>`, an address alone, or several lines, one of them with the
 * address. Anything that reads like a sentence is none.
 *
 * @param text cleaned, with its line ends
 */
export function contactCardOf(text: string): PersonNamed | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const addresses = new Set(
    tokensOf(text)
      .filter(isAddress)
      .map(({ written }) => written.toLowerCase()),
  );
  const [address] = addresses;
  if (address === undefined || addresses.size > 1) return undefined;
  const isCard = lines.every((line) => LABEL.test(line.trim()) || isNameLine(line));
  return isCard ? { address } : undefined;
}

/** A line of names: words that begin with a capital letter or are no words, and an address perhaps. */
function isNameLine(line: string): boolean {
  const beside = tokensOf(line).filter((token) => !isAddress(token));
  return (
    beside.length <= MOST_BESIDE &&
    beside.every(({ written }) => /^(\p{Lu}|\P{L}|von$|van$|de$|der$|zu$)/u.test(written))
  );
}
