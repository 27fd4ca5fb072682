import type { Built } from '../build.ts';
import { elementsIn, type XmlElement } from '../xml.ts';
import { overridesProblems } from './add-in-overrides-rules.ts';
import { type Problem, problemsIn } from './problem.ts';
import { readXml } from './read-xml.ts';

/** The file of the add-in-only manifest. */
export const ADD_IN_FILE = 'acquaint-add-in.xml';

const problem = problemsIn(ADD_IN_FILE);

/** The order in which the format wants what stands below the root. */
const ORDER = [
  'Id',
  'Version',
  'ProviderName',
  'DefaultLocale',
  'DisplayName',
  'Description',
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'AppDomains',
  'Hosts',
  'Requirements',
  'FormSettings',
  'Permissions',
  'Rule',
  'DisableEntityHighlighting',
  'VersionOverrides',
];
const LONGEST = { DisplayName: 125, Description: 250 };

/** What holds of the add-in-only manifest: no schema of it can be had, so what the format says is looked at here. */
export function addInProblems(built: Built): readonly Problem[] {
  const root = readable(built.addIn);
  if (typeof root === 'string') return [problem('', `is not well-formed: ${root}`)];
  return [
    ...orderProblems(root),
    ...addressProblems(root, built),
    ...agreementProblems(root, built),
    ...lengthProblems(root),
    ...root.children.filter(({ name }) => name === 'VersionOverrides').flatMap(overridesProblems),
  ];
}

function readable(document: string): XmlElement | string {
  try {
    return readXml(document);
  } catch (cause) {
    return cause instanceof Error ? cause.message : 'it cannot be read';
  }
}

function orderProblems({ name, children }: XmlElement): readonly Problem[] {
  if (name !== 'OfficeApp') return [problem('', `begins with OfficeApp, not ${name}`)];
  const names = children.map((child) => child.name).join(', ');
  return names === ORDER.join(', ') ? [] : [problem('OfficeApp', `has, in this order: ${ORDER.join(', ')}`)];
}

function addressProblems(root: XmlElement, { configuration, icons }: Built): readonly Problem[] {
  const { host, developer } = configuration;
  return elementsIn(root).flatMap(({ name, attributes, text }) => {
    const value = attributes['DefaultValue'] ?? text;
    if (!/^https?:/.test(value) || value === developer.supportUrl) return [];
    if (!value.startsWith(`https://${host}`) || new URL(value).host !== host) {
      return [problem(name, `is on https://${host}, not ${value}`)];
    }
    const file = /\/icons\/(.+)$/.exec(value)?.[1];
    return file === undefined || icons.has(file) ? [] : [problem(name, `names an icon that there is: not ${file}`)];
  });
}

/** What both manifests say is the same, but for the id, the name and the icons, which must differ. */
function agreementProblems(root: XmlElement, { configuration, manifest }: Built): readonly Problem[] {
  const one = (name: string) => root.children.find((child) => child.name === name);
  const shownName = one('DisplayName')?.attributes['DefaultValue'] ?? '';
  return [
    ...(one('Id')?.text === configuration.addInId ? [] : [problem('Id', `is ${configuration.addInId}`)]),
    ...(one('Version')?.text === `${manifest.version}.0` ? [] : [problem('Version', `is ${manifest.version}.0`)]),
    ...(one('ProviderName')?.text === manifest.developer.name
      ? []
      : [problem('ProviderName', `is ${manifest.developer.name}`)]),
    ...(shownName.startsWith(manifest.name.short)
      ? []
      : [problem('DisplayName', `begins with ${manifest.name.short}`)]),
    ...(shownName === manifest.name.short ? [problem('DisplayName', "differs from the app's name")] : []),
    ...(one('Permissions')?.text === 'ReadItem' ? [] : [problem('Permissions', 'is ReadItem: no more is needed')]),
  ];
}

function lengthProblems({ children }: XmlElement): readonly Problem[] {
  return children.flatMap(({ name, attributes, children: overrides }) => {
    const most = name === 'DisplayName' || name === 'Description' ? LONGEST[name] : undefined;
    if (most === undefined) return [];
    const texts = [attributes['DefaultValue'], ...overrides.map((override) => override.attributes['Value'])];
    return texts
      .filter((text) => (text?.length ?? 0) > most)
      .map((text) => problem(name, `has at most ${most} characters, not ${text?.length}`));
  });
}
