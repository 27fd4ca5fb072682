import { type StringAt, stringsIn } from './strings-in.ts';
import type { UnifiedManifest } from './unified-manifest.ts';
import { SCHEMA_VERSION } from './version.ts';

/** The words of one more language: the path of each in the manifest, and what it says there. */
export type LanguageFile = Readonly<Record<string, string>>;

/** Where the manifest has words for people, as opposed to ids, addresses and names of things. */
const WORDS = [
  /^(name|description)\.(short|full)$/,
  /^staticTabs\[\d+\]\.name$/,
  /^bots\[0\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[0\]\.commands\[\d+\](\.parameters\[\d+\])?\.(title|description)$/,
  /^extensions\[0\]\.ribbons\[\d+\]\.tabs\[\d+\]\.groups\[\d+\](\.controls\[\d+\])?\.label$/,
  /^extensions\[0\]\.ribbons\[\d+\]\.tabs\[\d+\]\.groups\[\d+\]\.controls\[\d+\]\.supertip\.(title|description)$/,
];

/** Takes the words out of a manifest made in another language. */
export function languageFile(translated: UnifiedManifest): LanguageFile {
  const schema = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.Localization.schema.json`;
  const words = wordsIn(translated).map(({ path, text }) => [path, text] as const);
  return Object.fromEntries([['$schema', schema], ...words]);
}

function wordsIn(manifest: UnifiedManifest): readonly StringAt[] {
  return stringsIn(manifest).filter(({ path }) => WORDS.some((pattern) => pattern.test(path)));
}
