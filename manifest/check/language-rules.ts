import type { Built } from '../build.ts';
import { stringsIn } from '../strings-in.ts';
import { GERMAN_FILE } from '../unified-manifest.ts';
import { type Problem, problemsIn } from './problem.ts';
import type { Schemas } from './schemas.ts';

const problem = problemsIn(GERMAN_FILE);

/** The same in every language: addresses of pages and pictures, which the schema would let differ. */
const SAME_IN_ALL = /(\.url|\.page|Url)$/;

/** The German file has every text that can be translated, and no other. The official schema says which these are. */
export function languageProblems(
  { manifest, german }: Built,
  { names, patterns }: Schemas['languageKeys'],
): readonly Problem[] {
  const isTranslated = (path: string) =>
    !SAME_IN_ALL.test(path) && path !== '$schema' && (names.includes(path) || patterns.some((one) => one.test(path)));
  const wanted = stringsIn(manifest)
    .map(({ path }) => path)
    .filter(isTranslated);
  const there = Object.keys(german).filter((key) => key !== '$schema');
  return [
    ...wanted.filter((key) => (german[key] ?? '').trim() === '').map((key) => problem(key, 'is not translated')),
    ...there.filter((key) => !wanted.includes(key)).map((key) => problem(key, 'is nothing in the manifest')),
  ];
}
