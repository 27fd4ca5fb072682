/** What the section on the introduction mail says. */
export const WORDS = {
  title: 'The mail that introduces two people',
  about:
    'An introducer who says yes gets this as a draft to both sides, changes what should be changed, and sends it. Nothing is sent by itself.',
  subject: 'Subject',
  body: 'Text',
  insert: 'Put in:',
  placeholders: {
    contact: 'Contact',
    asker: 'Asker',
    introducer: 'Introducer',
    blurb: 'About the asker',
    why: 'Why',
  },
  placeholderName: (name: string) => `Put “${name}” into the text`,
  hint: 'Words in braces are filled in. “Why” is what the asker wrote to the introducer: leave it out if it is not for the contact.',
  unknown: (names: string) => `Nothing is known by the name ${names}.`,
  empty: 'Write something, or take the usual text.',
  tooLong: (most: number) => `At most ${most} characters.`,
  preview: 'As the introducer gets it',
  previewAbout: 'With made-up people: Tove asked, Priya introduces her to Yvonne.',
  to: 'To',
  save: 'Save',
  discard: 'Discard',
  usual: 'Back to the usual text',
  isUsual: 'This is the usual text.',
  saved: 'Saved. Drafts are made from it from now on.',
  reset: 'The usual text is back.',
  undone: 'As before.',
} as const;

/** The people of the preview. */
export const SAMPLE = {
  contact: { name: 'Yvonne McKay', address: 'yvonne@fourthcoffee.example' },
  asker: { name: 'Tove Lind', address: 'tove.lind@contoso.example' },
  introducer: { name: 'Priya Nair', address: 'priya.nair@contoso.example' },
  blurb: 'Tove looks after our customers in the north and is planning a tasting with roasters in Bremen.',
  why: 'I would like to ask her about the tasting in May.',
} as const;
