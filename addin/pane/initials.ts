/** The first letters of a name, at most two. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const ends = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return ends.map((word) => [...(word ?? '')][0] ?? '').join('');
}
