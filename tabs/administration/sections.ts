import type { Api } from '../../src/client/api.ts';

/** The sections of the tab, in their order; a deep link names one. */
export const SECTION_IDS = [
  'consent',
  'groups',
  'health',
  'introductions',
  'addresses',
  'reading',
  'audit',
  'receipts',
] as const;

/** One of the sections. */
export type SectionId = (typeof SECTION_IDS)[number];

/** What every section is given. */
export type SectionProps = {
  readonly api: Api;
  readonly locale: string;
  /** Opens another section. */
  readonly onOpen: (section: SectionId) => void;
};

/** The section a deep link names; the first one for anything else. */
export function sectionOf(subPage: string): SectionId {
  return SECTION_IDS.find((id) => id === subPage) ?? SECTION_IDS[0];
}
