/** The median of the numbers, the mean of the middle two when they are even in number; null when there are none. */
export function median(numbers: readonly number[]): number | null {
  return medianOfSorted([...numbers].sort((a, b) => a - b));
}

/** The same of numbers that are in order already. */
export function medianOfSorted(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : lower + (upper - lower) / 2;
}
