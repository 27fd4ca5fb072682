/** What one side of a comparison said: an answer as it crosses the wire, or the code of a refusal. */
export type Said = { readonly answer: unknown } | { readonly refused: string };

/** Beyond four decimals lies how a sum was added up; a figure that falls on the border may be rounded either way. */
const SAME = 1.5e-4;
const MOST_TOLD = 8;

/**
 * The differences between what the model says and what the service said, as sentences; none when they agree. Whatever stands in no
 * order is to be put into one before.
 */
export function differencesOf(expected: Said, actual: Said): readonly string[] {
  if ('refused' in expected || 'refused' in actual) {
    const [model, service] = [expected, actual].map((said) =>
      'refused' in said ? `refuses (${said.refused})` : 'answers',
    );
    const isSame = 'refused' in expected && 'refused' in actual && expected.refused === actual.refused;
    return isSame ? [] : [`the model ${model}, the service ${service}`];
  }
  const found: string[] = [];
  compare('', plainOf(expected.answer), plainOf(actual.answer), found);
  return found.length > MOST_TOLD ? [...found.slice(0, MOST_TOLD), `and ${found.length - MOST_TOLD} more`] : found;
}

/** Entries whose figures are the same in an order of their own: what noise of floating sums decides is not compared. */
export function inOrderOf<T>(
  expected: readonly T[],
  actual: readonly T[],
  told: (entry: T) => { readonly key: string; readonly figure: number },
): readonly T[] {
  const left = [...expected];
  return expected.map((_, index) => {
    const wanted = actual[index];
    const first = left[0];
    const place = wanted === undefined ? 0 : left.findIndex((entry) => told(entry).key === told(wanted).key);
    const other = left[Math.max(0, place)];
    const isTie =
      first !== undefined && other !== undefined && Math.abs(told(first).figure - told(other).figure) < SAME;
    return left.splice(isTie ? Math.max(0, place) : 0, 1)[0] as T;
  });
}

/** As it is written down: without what JSON leaves out. */
function plainOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function compare(path: string, expected: unknown, actual: unknown, found: string[]): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Math.abs(expected - actual) >= SAME) found.push(sentenceOf(path, expected, actual));
  } else if (isListOfTexts(expected) && isListOfTexts(actual)) {
    found.push(...without(expected, actual).map((text) => `only the model has ${text}`));
    found.push(...without(actual, expected).map((text) => `only the service has ${text}`));
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index++)
      compare(`${path}[${index}]`, expected[index], actual[index], found);
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)]))
      compare(path === '' ? key : `${path}.${key}`, expected[key], actual[key], found);
  } else if (expected !== actual) {
    found.push(sentenceOf(path, expected, actual));
  }
}

function sentenceOf(path: string, expected: unknown, actual: unknown): string {
  const told = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  return `${path === '' ? 'the answer' : path}: the model says ${told(expected)}, the service ${told(actual)}`;
}

/** The texts of a list that another has not, or not as often. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return texts.filter((text) => {
    const place = left.indexOf(text);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
