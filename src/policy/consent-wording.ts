import type { ConsentKind } from './consent-in-force.ts';

/**
 * The version of the words below. Whoever grants a consent agrees to one version, which is kept with the decision; changing any
 * of the words means giving them a new version.
 */
export const WORDING = '2026-11-30';

/** What one kind of consent says, for an administrator to read before deciding. The people in the examples are made up. */
export type ConsentWords = {
  readonly title: string;
  /** What becomes possible. */
  readonly allows: string;
  /** Who sees it. */
  readonly whoSees: string;
  readonly example: string;
  /** What it does not do. */
  readonly never: string;
};

const NEVER =
  'Subjects, texts and attachments are never read. Only when, with whom, in which direction and how long. ' +
  'People who turned sharing off and members of opted-out groups are left out.';

/** The words of each kind. */
export const CONSENT_WORDS: Readonly<Record<ConsentKind, ConsentWords>> = {
  userInsights: {
    title: 'Own relationships, each seen by its owner alone',
    allows:
      'Each person sees their own contacts: how strong and how healthy a relationship is, when there was contact last, when ' +
      'the next meeting is. It comes from their own mailbox alone.',
    whoSees: 'Each person sees only their own. Nobody sees anybody else’s.',
    example:
      'Tove opens her list and reads: "Jonas Becker, Fourth Coffee: good, 14 mails both ways, last 12 days ago."',
    never: NEVER,
  },
  aggregatedInsights: {
    title: 'Figures about a company, without names of colleagues',
    allows:
      'Figures of a company that many colleagues deal with together: how many mails and meetings, how long an answer takes. They are ' +
      'ranges, and there are none unless enough colleagues contribute.',
    whoSees: 'Everybody in the organisation, and guests if you say so. No figure names a colleague.',
    example:
      'Omar looks at Fourth Coffee and reads: "251 to 500 mails to them in a year, answered within 5 to 8 hours."',
    never: `${NEVER} No figure is shown that fewer than the least number of colleagues contribute to, or that would change if one of them left.`,
  },
  identifiableInsights: {
    title: 'Who knows whom, with names',
    allows:
      'Colleagues find out who of them knows a person or a company outside, how well, and on what that rests, and how healthy the ' +
      'relationship with a contact is for all of them together.',
    whoSees:
      'Everybody in the organisation, and guests if you say so. Whoever is shown can see to whom and about which contact. ' +
      'Being an administrator shows nothing more.',
    example:
      'Tove asks who knows Yvonne Lang at Fourth Coffee and reads: "Priya Nair knows her well: 14 mails both ways, 3 meetings, ' +
      'last 12 days ago." Priya can read that Tove was shown this.',
    never: NEVER,
  },
};
