import type { Texts } from './texts.ts';

/** The words in the language of the add-in's document, and in the one it has besides. */
export type TwoLanguages = { readonly english: Texts; readonly german: Texts };

/** How the add-in names German. */
export const GERMAN_LOCALE = 'de-DE';
