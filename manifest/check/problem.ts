/** Something that is wrong with what was built: in which file and field, and what to do about it. */
export type Problem = { readonly file: string; readonly field: string; readonly message: string };

/** A problem as one line for people. */
export function lineOf({ file, field, message }: Problem): string {
  return field === '' ? `${file}: ${message}` : `${file}: ${field}: ${message}`;
}

/** Makes problems of one file. */
export function problemsIn(file: string): (field: string, message: string) => Problem {
  return (field, message) => ({ file, field, message });
}

/** Those of these texts that are there more than once, each once. */
export function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
