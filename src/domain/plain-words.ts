/** A number of things in words: `1 reply`, `3 replies`. The plural is the singular with an s unless given. */
export function countOf(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** A length of time, rounded up to whole minutes (below an hour), hours (below two days) or days: `3 hours`. */
export function durationOf(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 60) return countOf(minutes, 'minute');
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? countOf(hours, 'hour') : countOf(Math.ceil(hours / 24), 'day');
}

/** How long ago, in days: `today`, `yesterday`, `41 days ago`. */
export function daysAgo(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}
