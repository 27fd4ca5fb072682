import { readFile, writeFile } from 'node:fs/promises';

/** Writes one section of docs/PERFORMANCE.md anew, where it stands or at the end; the rest of the page stays as it is. */
export async function writeSection(heading: string, text: string): Promise<void> {
  console.log(`\n${text}`);
  const page = new URL('../docs/PERFORMANCE.md', import.meta.url);
  const written = await readFile(page, 'utf8');
  const start = written.indexOf(`\n## ${heading}\n`);
  const before = start === -1 ? written : written.slice(0, start);
  const after = start === -1 ? -1 : written.indexOf('\n## ', start + 1);
  const rest = after === -1 ? '' : written.slice(after);
  await writeFile(page, `${before.trimEnd()}\n\n## ${heading}\n\n${text}\n${rest}`);
}
