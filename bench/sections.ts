import { readFile, writeFile } from 'node:fs/promises';

const PAGE = new URL('../docs/PERFORMANCE.md', import.meta.url);

/** Writes one section of docs/PERFORMANCE.md, in the place of what it said or at the end; the rest of the page stays as it is. */
export async function writeSection(title: string, text: string): Promise<void> {
  console.log(`\n${text}`);
  const [head = '', ...sections] = (await readFile(PAGE, 'utf8')).trimEnd().split('\n## ');
  const written = `${title}\n\n${text}\n`;
  const index = sections.findIndex((section) => section.startsWith(`${title}\n`));
  const all = index < 0 ? [...sections, written] : sections.with(index, written);
  await writeFile(PAGE, `${[head.trimEnd(), ...all.map((section) => section.trimEnd())].join('\n\n## ')}\n`);
}

/** The sections of the page with these titles as they are, each with its title: for who writes the rest of the page anew. */
export async function readSections(titles: readonly string[]): Promise<readonly string[]> {
  const [, ...sections] = (await readFile(PAGE, 'utf8')).trimEnd().split('\n## ');
  return sections
    .filter((section) => titles.some((title) => section.startsWith(`${title}\n`)))
    .map((section) => `## ${section.trimEnd()}\n`);
}
