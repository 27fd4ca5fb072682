import type { Built } from '../build.ts';
import type { LanguageFile } from '../language-file.ts';
import { GERMAN_FILE } from '../unified-manifest.ts';
import { type Problem, problemsIn, repeated } from './problem.ts';

/** Words that a name must not have: products of Microsoft, and what Teams calls its own parts. */
const NOT_IN_NAMES =
  /\b(microsoft|teams|outlook|office|excel|powerpoint|onedrive|sharepoint|onenote|azure|copilot|chat|contacts|calendar|calls|files|activity|apps|help)\b/i;

const MOST_WORDS = 500;

/** What the store asks of names, descriptions and commands, in each language. */
export function wordProblems({ manifest, german, configuration }: Built): readonly Problem[] {
  const english: LanguageFile = {
    'name.short': manifest.name.short,
    'name.full': manifest.name.full,
    'description.short': manifest.description.short,
    'description.full': manifest.description.full,
  };
  const { supportUrl } = configuration.developer;
  return [
    ...languageProblems('manifest.json', english, supportUrl),
    ...languageProblems(GERMAN_FILE, german, supportUrl),
    ...commandProblems(manifest),
    ...germanCommandProblems(manifest, german),
  ];
}

function languageProblems(file: string, texts: LanguageFile, supportUrl: string): readonly Problem[] {
  const problem = problemsIn(file);
  const text = (key: string) => texts[key] ?? '';
  const names = ['name.short', 'name.full'].flatMap((key) => {
    const word = NOT_IN_NAMES.exec(text(key))?.[0];
    return word === undefined ? [] : [problem(key, `does not have the word ${word}: it belongs to Microsoft's own`)];
  });
  const words = text('description.full').split(/\s+/).length;
  return [
    ...names,
    ...(text('name.short') === text('name.full') ? [problem('name.full', 'says more than name.short')] : []),
    ...(/\bapp\b/i.test(text('description.short')) ? [problem('description.short', 'goes without the word app')] : []),
    ...(words > MOST_WORDS ? [problem('description.full', `has at most ${MOST_WORDS} words, not ${words}`)] : []),
    ...(text('description.full').includes(supportUrl) ? [] : [problem('description.full', `links to ${supportUrl}`)]),
    ...(/\b(MS|MSFT|Office 365)\b/.test(text('description.full'))
      ? [problem('description.full', 'writes Microsoft and Microsoft 365 in full')]
      : []),
  ];
}

function commandProblems({ bots }: Built['manifest']): readonly Problem[] {
  const problem = problemsIn('manifest.json');
  return bots.flatMap(({ commandLists, scopes }, bot) => [
    ...commandLists.flatMap(({ commands }, list) =>
      titleProblems(
        'manifest.json',
        `bots[${bot}].commandLists[${list}]`,
        commands.map(({ title }) => title),
      ),
    ),
    ...repeated(commandLists.flatMap((list) => list.scopes)).map((scope) =>
      problem(`bots[${bot}].commandLists`, `has two lists for the scope ${scope}`),
    ),
    ...commandLists.flatMap(({ commands }, list) =>
      commands.length === 0 ? [problem(`bots[${bot}].commandLists[${list}]`, 'has at least one command')] : [],
    ),
    ...scopes
      .filter((scope) => !commandLists.some((list) => list.scopes.includes(scope)))
      .map((scope) => problem(`bots[${bot}].commandLists`, `has a list for the scope ${scope}`)),
  ]);
}

function germanCommandProblems({ bots }: Built['manifest'], german: LanguageFile): readonly Problem[] {
  return bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap(({ commands }, list) => {
      const field = `bots[${bot}].commandLists[${list}]`;
      const titles = commands.map((_, index) => german[`${field}.commands[${index}].title`]);
      return titleProblems(
        GERMAN_FILE,
        field,
        titles.filter((title) => title !== undefined),
      );
    }),
  );
}

function titleProblems(file: string, field: string, titles: readonly string[]): readonly Problem[] {
  const problem = problemsIn(file);
  return [
    ...repeated(titles.map((title) => title.toLowerCase())).map((title) =>
      problem(field, `has the command ${title} twice`),
    ),
    ...titles.filter((title) => title.startsWith('/')).map((title) => problem(field, `has no slash before ${title}`)),
  ];
}
