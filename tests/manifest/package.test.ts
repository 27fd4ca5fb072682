import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { zipOf } from '../../manifest/build.ts';
import { packageProblems } from '../../manifest/check/package-rules.ts';
import { lineOf } from '../../manifest/check/problem.ts';
import { builtForDemo } from './built.ts';

describe('the package', () => {
  test('holds the manifest, two icons and the German file, and nothing else', async () => {
    const built = await builtForDemo();
    const files = unzipSync(zipOf(built));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(built.manifest);
    expect(JSON.parse(strFromU8(files['de.json'] ?? new Uint8Array()))).toEqual(built.german);
    expect(Buffer.from(files['color.png'] ?? []).equals(Buffer.from(built.icons.get('color.png') ?? []))).toBe(true);
  });

  test('is the same to the byte when nothing changed', async () => {
    const [first, second] = [zipOf(await builtForDemo()), zipOf(await builtForDemo())];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('with something more in it is refused', async () => {
    const built = await builtForDemo();
    const zip = zipSync({ ...unzipSync(zipOf(built)), '.DS_Store': strToU8('x') });
    expect(packageProblems(built, zip).map(lineOf)).toEqual(['the package: .DS_Store: does not belong here']);
  });

  test('with something missing is refused', async () => {
    const built = await builtForDemo();
    const { 'de.json': _german, ...rest } = unzipSync(zipOf(built));
    expect(packageProblems(built, zipSync(rest)).map(lineOf)).toEqual([
      'the package: de.json: is missing',
      'the package: de.json: is named in the manifest only',
    ]);
  });

  test('whose manifest names a file that is not in it is refused', async () => {
    const built = await builtForDemo();
    const localizationInfo = {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'fr', file: 'fr.json' }],
    };
    const problems = packageProblems({ ...built, manifest: { ...built.manifest, localizationInfo } });
    expect(problems.map(lineOf)).toEqual(['the package: fr.json: is named in the manifest only']);
  });
});
