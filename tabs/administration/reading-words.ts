/** What the section on reading says. */
export const WORDS = {
  title: 'How far reading is',
  about:
    'The last twelve months, the newest first, so that useful answers come early. Only mailboxes whose owners share are counted.',
  loading: 'Loading how far reading is',
  states: {
    consent_required: 'Nothing is read',
    reading: 'Reading',
    idle: 'Not everything is read',
    complete: 'Everything is read',
  },
  texts: {
    consent_required: 'No consent is in force. Nothing is read until an administrator allows it.',
    complete: 'What comes in is read as it comes.',
  },
  left: (done: string, all: string, mailboxes: string) =>
    `${done} of ${all} months are read, of ${mailboxes} mailboxes. A month in which a mailbox has nothing, and none is older, counts as not read.`,
  pace: (perMinute: number) =>
    `${perMinute === 1 ? '1 month of a mailbox' : `${perMinute} months of mailboxes`} a minute`,
  time: (minutes: number) => {
    if (minutes < 2) return 'about a minute left';
    if (minutes < 120) return `about ${minutes} minutes left`;
    const hours = Math.round(minutes / 60);
    return hours < 48 ? `about ${hours} hours left` : `about ${Math.round(hours / 24)} days left`;
  },
  last: (when: string) => `last read ${when}`,
  never: 'nothing read so far',
  list: 'Months',
  month: (read: number, all: number) => `${read} of ${all} mailboxes`,
  items: (from: string, to: string | null) =>
    to === null ? `more than ${from} mails and meetings` : `${from} to ${to} mails and meetings`,
  noItems: 'no count: too few mailboxes, or no consent to figures',
  toConsent: 'Open Consent',
  again: 'Look again',
} as const;
