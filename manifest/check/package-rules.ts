import { unzipSync } from 'fflate';
import { type Built, zipOf } from '../build.ts';
import { PACKAGE_ICONS } from '../icons.ts';
import { GERMAN_FILE } from '../unified-manifest.ts';
import { type Problem, problemsIn } from './problem.ts';

/** All that a package holds, at its top: the store refuses one with anything else. */
const FILES = ['manifest.json', ...Object.values(PACKAGE_ICONS), GERMAN_FILE];

/** What is in the package: looked at in the package itself, and that the manifest names nothing that is not there. */
export function packageProblems(built: Built, zip: Uint8Array = zipOf(built)): readonly Problem[] {
  const problem = problemsIn('the package');
  const there = Object.keys(unzipSync(zip));
  const { icons, localizationInfo } = built.manifest;
  const named = [icons.color, icons.outline, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  return [
    ...FILES.filter((file) => !there.includes(file)).map((file) => problem(file, 'is missing')),
    ...there.filter((file) => !FILES.includes(file)).map((file) => problem(file, 'does not belong here')),
    ...named.filter((file) => !there.includes(file)).map((file) => problem(file, 'is named in the manifest only')),
  ];
}
