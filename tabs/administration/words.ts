import type { SectionId } from './sections.ts';

/** What the frame of the administration tab says, in English; another language is another object of this shape. */
export const WORDS = {
  title: 'Administration',
  lead: 'What Acquaint may read in your organisation, and how it judges. Being an administrator shows you nobody’s relationships.',
  loading: 'Loading',
  navigation: 'Sections',
  forbidden:
    'Administrators are those who have the role Global Administrator in Microsoft Entra, or whom one of them has given the app role Acquaint.Administrator. Ask one of them.',
  sections: {
    consent: 'Consent',
    groups: 'Groups left out',
    health: 'Health and figures',
    introductions: 'Introduction mail',
    addresses: 'Lists and machines',
    reading: 'Reading progress',
    audit: 'Audit',
    receipts: 'Receipts',
  } satisfies Readonly<Record<SectionId, string>>,
  cancel: 'Cancel',
  checking: 'Finding out what this would do',
} as const;
