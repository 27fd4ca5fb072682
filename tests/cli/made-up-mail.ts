const DAY = 86_400;

/** Who wrote with whom on which days before now: one mail each way. */
export type Exchange = { readonly who: string; readonly whom: string; readonly daysAgo: readonly number[] };

/** Lines for `import --format tsv`; the other side answers after ten minutes. */
export function mailLines(exchanges: readonly Exchange[]): string {
  const now = Math.floor(Date.now() / 1000);
  const lines = exchanges.flatMap(({ who, whom, daysAgo }) =>
    daysAgo.flatMap((days) => {
      const time = now - days * DAY;
      const id = `${who}-${whom}-${days}`;
      return [`${id}-1\t${time}\t${who}\t${whom}`, `${id}-2\t${time + 600}\t${whom}\t${who}`];
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** A directory for `import --users`. */
export function userLines(
  people: readonly { readonly id: string; readonly name: string; readonly mail: string }[],
): string {
  return people.map(({ id, name, mail }) => `${JSON.stringify({ id, displayName: name, mail })}\n`).join('');
}

/** The directory's groups for `groups read`. */
export function groupLines(
  groups: readonly { readonly id: string; readonly people?: readonly string[]; readonly groups?: readonly string[] }[],
): string {
  const member = (type: 'user' | 'group') => (id: string) => ({ '@odata.type': `#microsoft.graph.${type}`, id });
  return groups
    .map(({ id, people = [], groups = [] }) => {
      const members = [...people.map(member('user')), ...groups.map(member('group'))];
      return `${JSON.stringify({ id, displayName: `Group ${id.slice(-1)}`, members })}\n`;
    })
    .join('');
}
