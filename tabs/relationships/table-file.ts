import { WORDS as RELATIONSHIP } from '../../src/ui/relationship/words.ts';
import { csvOf } from './csv.ts';
import type { Line, LineKind } from './line.ts';
import { WORDS } from './words.ts';

const words = WORDS.file;

/** The lines as a file to keep, in the order given. */
export function tableFile(kind: LineKind, lines: readonly Line[]): { readonly content: Blob; readonly name: string } {
  const columns = COLUMNS.filter((column) => column.only === undefined || column.only === kind);
  const text = csvOf([
    columns.map(({ title }) => title),
    ...lines.map((line) => columns.map(({ cellOf }) => cellOf(line))),
  ]);
  return { content: new Blob([text], { type: 'text/csv;charset=utf-8' }), name: words.name[kind] };
}

type Column = {
  readonly title: string;
  readonly only?: LineKind;
  readonly cellOf: (line: Line) => string | number | null;
};

const COLUMNS: readonly Column[] = [
  { title: words.person, only: 'contacts', cellOf: ({ name, key }) => (name === key ? null : name) },
  { title: words.address, only: 'contacts', cellOf: ({ key }) => key },
  { title: words.account, cellOf: ({ account }) => account },
  { title: words.contacts, only: 'accounts', cellOf: ({ contacts }) => contacts },
  { title: words.health, cellOf: ({ health }) => health?.score ?? null },
  { title: words.grade, cellOf: ({ health }) => (health === null ? null : RELATIONSHIP.grade[health.grade]) },
  { title: words.trend, cellOf: ({ health }) => (health === null ? null : RELATIONSHIP.trend[health.trend]) },
  { title: words.strength, cellOf: ({ strength }) => strength.score },
  { title: words.tier, cellOf: ({ strength }) => RELATIONSHIP.tier[strength.tier] },
  { title: words.probability, cellOf: ({ strength }) => strength.probability },
  { title: words.last, cellOf: ({ lastOn }) => lastOn },
  { title: words.next, cellOf: ({ nextAt }) => nextAt },
  { title: words.mailsIn, cellOf: ({ mailsIn }) => mailsIn },
  { title: words.mailsOut, cellOf: ({ mailsOut }) => mailsOut },
  { title: words.meetings, cellOf: ({ meetings }) => meetings },
];
