import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the project: its path from the root, with `/`, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** All TypeScript files under the given folders of the project, by path. */
export async function readSourceFiles(...folders: readonly string[]): Promise<readonly SourceFile[]> {
  const found = await Promise.all(folders.map((folder) => filesBelow(join(ROOT, folder))));
  const sources = found.flat().filter((path) => /\.tsx?$/.test(path));
  return Promise.all(
    sources.sort().map(async (path) => ({
      path: relative(ROOT, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
