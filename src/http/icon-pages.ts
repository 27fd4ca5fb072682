import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from './page.ts';

const FOLDER = fileURLToPath(new URL('../../manifest/icons', import.meta.url));

/**
 * The pictures that the add-in's manifest names (manifest/addresses.ts). Outlook fetches them from the service. All of them are read at
 * the start, so that no path of a request ever becomes the path of a file.
 */
export async function iconPages(): Promise<readonly Page[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.png'));
  const icons = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name))] as const)),
  );
  return [
    {
      path: '/icons/{file}',
      answer: async ({ file = '' }) => {
        const body = icons.get(file);
        if (body === undefined) return { status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not here.\n' };
        const headers = {
          'cache-control': 'public, max-age=86400',
          // Outlook's own pages show them.
          'cross-origin-resource-policy': 'cross-origin',
        };
        return { status: 200, contentType: 'image/png', body, headers };
      },
    },
  ];
}
