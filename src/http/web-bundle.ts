import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { CONTRACT_MARK } from './contract-document.ts';

/** What `npm run web` made: the script of each page, and every file. */
export type WebBundle = {
  /** The mark of the contract that its pages read. */
  readonly contract: string;
  /** By name, `tabs/settings`. */
  readonly entries: Readonly<Record<string, WebEntry>>;
  readonly files: ReadonlyMap<string, WebFile>;
};

/** What a page loads: its script, what that imports at once, and what it needs right after for its first figures. */
export type WebEntry = {
  readonly script: string;
  readonly chunks: readonly string[];
  readonly soon: readonly string[];
};

/** A file as it is sent. */
export type WebFile = { readonly integrity: string; readonly body: Uint8Array; readonly gzipped: Uint8Array };

const FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));

const manifestSchema = z.strictObject({
  contract: z.string(),
  entries: z.record(
    z.string(),
    z.strictObject({ script: z.string(), chunks: z.array(z.string()), soon: z.array(z.string()) }),
  ),
  files: z.record(z.string().regex(/^[\w-]+\.\w+\.js$/), z.strictObject({ integrity: z.string() })),
});

/** What a page loads. @throws Error when there is no such entry */
export function entryOf(bundle: WebBundle, name: string): WebEntry {
  const entry = bundle.entries[name];
  if (entry === undefined) throw new Error(`There is no bundle ${name}.`);
  return entry;
}

/**
 * Reads everything the browser is sent into memory: a few hundred kilobytes, and no path of a request ever becomes the path of a file.
 *
 * @throws Error with a sentence for the reader when it was not built, or not from these sources.
 */
export async function readWebBundle(folder = FOLDER): Promise<WebBundle> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error('The pages for the browser are not built: run npm run web first.');
  const read = manifestSchema.safeParse(JSON.parse(text));
  if (!read.success || read.data.contract !== CONTRACT_MARK) {
    throw new Error('The pages for the browser were built from another version of the sources: run npm run web first.');
  }
  const manifest = read.data;
  const files = await Promise.all(
    Object.entries(manifest.files).map(async ([name, { integrity }]) => {
      const [body, gzipped] = await Promise.all([readFile(join(folder, name)), readFile(join(folder, `${name}.gz`))]);
      return [name, { integrity, body, gzipped }] as const;
    }),
  );
  return { contract: manifest.contract, entries: manifest.entries, files: new Map(files) };
}
