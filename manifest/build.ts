import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { addInManifest } from './add-in-manifest.ts';
import type { Configuration } from './configuration.ts';
import { ICONS, PACKAGE_ICONS } from './icons.ts';
import { type LanguageFile, languageFile } from './language-file.ts';
import { ENGLISH } from './texts/english.ts';
import { GERMAN } from './texts/german.ts';
import { GERMAN_FILE, type UnifiedManifest, unifiedManifest } from './unified-manifest.ts';

/** All that is made for one installation, before it is checked and written. */
export type Built = {
  readonly configuration: Configuration;
  readonly manifest: UnifiedManifest;
  readonly german: LanguageFile;
  /** The add-in-only manifest, an XML document. */
  readonly addIn: string;
  /** Every icon that is named somewhere, by the name of its file: PNG. */
  readonly icons: ReadonlyMap<string, Uint8Array>;
};

/** Makes both manifests for an installation, out of the same words and lists. */
export async function build(configuration: Configuration): Promise<Built> {
  return {
    configuration,
    manifest: unifiedManifest(configuration, ENGLISH),
    german: languageFile(unifiedManifest(configuration, GERMAN)),
    addIn: addInManifest(configuration, { english: ENGLISH, german: GERMAN }),
    icons: new Map(await Promise.all(ICONS.map(async ({ file }) => [file, await readIcon(file)] as const))),
  };
}

/** The package to upload: the manifest, its two icons and the German words, and nothing else. */
export function zipOf({ manifest, german, icons }: Built): Uint8Array {
  const pictures = Object.values(PACKAGE_ICONS).map((file) => [file, icons.get(file) ?? new Uint8Array()] as const);
  const files = {
    'manifest.json': jsonFile(manifest),
    [GERMAN_FILE]: jsonFile(german),
    ...Object.fromEntries(pictures),
  };
  // A fixed day: what did not change gives the same bytes.
  return zipSync(files, { mtime: new Date(2026, 0, 1) });
}

function jsonFile(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}

async function readIcon(file: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`./icons/${file}`, import.meta.url)));
}
