import { SURFACES } from '../surfaces.ts';
import { GERMAN_LOCALE } from '../texts/two-languages.ts';
import { elementsIn, type XmlElement } from '../xml.ts';
import { type Problem, problemsIn, repeated } from './problem.ts';

const problem = problemsIn('acquaint-add-in.xml');

const LONGEST_ID = 32;
const LONGEST = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 };
const RIBBON_SIZES = ['16', '32', '80'];
const MOBILE_SIZES = ['25', '32', '48'].flatMap((size) => ['1', '2', '3'].map((scale) => `${size}@${scale}`));
const MOBILE = 'MobileMessageReadCommandSurface';

/** What holds of the buttons, in version 1.0 and in 1.1 inside of it. */
export function overridesProblems(outer: XmlElement): readonly Problem[] {
  const inner = outer.children.find(({ name }) => name === 'VersionOverrides');
  const own = { ...outer, children: outer.children.filter((child) => child !== inner) };
  return [
    ...versionProblems(
      own,
      '1.0',
      SURFACES.map(({ extensionPoint }) => extensionPoint),
    ),
    ...(inner
      ? versionProblems(inner, '1.1', [...SURFACES.map(({ extensionPoint }) => extensionPoint), MOBILE])
      : [problem('VersionOverrides', 'has version 1.1 within 1.0')]),
  ];
}

function versionProblems(version: XmlElement, number: string, surfaces: readonly string[]): readonly Problem[] {
  const field = `VersionOverrides ${number}`;
  const all = elementsIn(version);
  const resources = version.children.find(({ name }) => name === 'Resources')?.children ?? [];
  const defined = resources.flatMap(({ children }) => children.map(({ attributes }) => attributes['id'] ?? ''));
  const used = all.flatMap(({ attributes }) => attributes['resid'] ?? []);
  const points = all.filter(({ name }) => name === 'ExtensionPoint').map(({ attributes }) => attributes['xsi:type']);
  const ids = all
    .filter(({ name }) => name === 'Control' || name === 'Group')
    .map(({ attributes }) => attributes['id'] ?? '');
  const pinned = all.filter(({ name }) => name === 'SupportsPinning').length;
  const pinnable = number === '1.1' ? SURFACES.filter(({ isPinnable }) => isPinnable).length : 0;
  return [
    ...surfaces.filter((surface) => !points.includes(surface)).map((surface) => problem(field, `has ${surface}`)),
    ...used
      .filter((id) => !defined.includes(id))
      .map((id) => problem(field, `names a resource that is there: not ${id}`)),
    ...defined.filter((id) => !used.includes(id)).map((id) => problem(field, `uses the resource ${id}`)),
    ...repeated(defined).map((id) => problem(field, `has the resource ${id} twice`)),
    ...repeated(ids).map((id) => problem(field, `has the id ${id} twice`)),
    ...defined
      .filter((id) => id.length > LONGEST_ID)
      .map((id) => problem(field, `has ids of at most ${LONGEST_ID} characters: not ${id}`)),
    ...(pinned === pinnable ? [] : [problem(field, `lets people pin in ${pinnable} places, not in ${pinned}`)]),
    ...resources.flatMap((list) => list.children.flatMap((entry) => textProblems(field, list.name, entry))),
    ...all.filter(({ name }) => name === 'Icon').flatMap((icon) => iconProblems(field, icon)),
  ];
}

function textProblems(field: string, list: string, { name, attributes, children }: XmlElement): readonly Problem[] {
  if (name !== 'bt:String') return [];
  const id = attributes['id'] ?? '';
  const german = children.find((child) => child.attributes['Locale'] === GERMAN_LOCALE)?.attributes['Value'] ?? '';
  const most = list === 'bt:ShortStrings' || list === 'bt:LongStrings' ? LONGEST[list] : 0;
  const tooLong = [attributes['DefaultValue'] ?? '', german].filter((text) => text.length > most);
  return [
    ...(german.trim() === '' ? [problem(field, `has the German of ${id}`)] : []),
    ...tooLong.map((text) => problem(field, `has at most ${most} characters in ${id}, not ${text.length}`)),
  ];
}

function iconProblems(field: string, { attributes, children }: XmlElement): readonly Problem[] {
  const isMobile = attributes['xsi:type'] === 'bt:MobileIconList';
  const there = children.map(({ attributes: { size = '', scale } }) =>
    scale === undefined ? size : `${size}@${scale}`,
  );
  const needed = isMobile ? MOBILE_SIZES : RIBBON_SIZES;
  return needed.filter((size) => !there.includes(size)).map((size) => problem(field, `has icons of the size ${size}`));
}
