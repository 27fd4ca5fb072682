// Names by which Microsoft 365 asks for a part of the app: the manifest declares them, and what runs goes by them.

/** A tab, by the name that links into it use and that its address ends with. */
export type TabId = 'relationships' | 'introductions' | 'settings' | 'administration';

/** The commands of the message extension: one that searches, with its parameter, and one that opens a form. */
export const EXTENSION = { search: 'whoKnows', searchParameter: 'person', ask: 'askIntroduction' } as const;
