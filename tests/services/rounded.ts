/** The same answer with its numbers to nine digits: sums of the same terms in another order differ beyond. */
export function rounded(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (_key, value) => (typeof value === 'number' ? Number(value.toFixed(9)) : value)),
  );
}
