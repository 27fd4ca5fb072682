import { countOf } from '../../src/domain/plain-words.ts';

/** What the tab Relationships says, in English; another language is another object of this shape. */
export const WORDS = {
  title: 'Your relationships',
  lead: 'Whom you know outside, and how it is going: from your own mailbox, for your eyes alone.',
  loading: 'Loading your relationships',
  kinds: { label: 'What to show', contacts: 'People', accounts: 'Companies' },
  count: (kind: 'contacts' | 'accounts', count: string) => `${count} ${kind === 'contacts' ? 'people' : 'companies'}`,
  countOf: (kind: 'contacts' | 'accounts', shown: string, all: string) =>
    `${shown} of ${all} ${kind === 'contacts' ? 'people' : 'companies'}`,
  coming: 'more are loading …',
  none: { title: 'Nobody fits', text: 'Nothing here has all that you chose.', all: 'Show everything' },
  filters: {
    label: 'Search and filter',
    search: 'Search',
    searchHint: 'Name, address or company',
    grade: 'Health',
    trend: 'Trend',
    account: 'Company',
    order: 'Order',
    any: 'Any',
    unknown: 'Too little to tell',
    clear: 'Clear',
  },
  columns: {
    name: { contacts: 'Person', accounts: 'Company' },
    health: 'Health',
    trend: 'Trend',
    last: 'Last contact',
    next: 'Next',
    probability: 'In touch again',
  },
  columnHint: {
    probability: 'How likely you exchange something in the next 90 days',
  },
  orders: {
    name: ['Name, A to Z', 'Name, Z to A'],
    health: ['Health, best first', 'Health, worst first'],
    trend: ['Trend, declining first', 'Trend, improving first'],
    last: ['Last contact, newest first', 'Last contact, oldest first'],
    next: ['Next meeting, soonest first', 'Next meeting, latest first'],
    probability: ['In touch again, likeliest first', 'In touch again, unlikeliest first'],
  },
  table: (kind: 'contacts' | 'accounts') => (kind === 'contacts' ? 'Your people outside' : 'Companies you know'),
  tooLittle: 'Too little to tell',
  stillReading: 'Still reading',
  overAYear: 'none in a year',
  absent: '–',
  peopleThere: (count: number) => `you know ${count === 1 ? '1 person' : `${count} people`} there`,
  export: 'Save as a table',
  exported: (file: string, count: string) => `Saved ${count} lines as ${file}.`,
  chart: {
    title: 'Strength and silence',
    about: 'Further up: you know each other better. Further right: longer since the last contact.',
    hide: 'Hide picture',
    show: 'Show picture',
    strength: 'Strength',
    silence: 'Since the last contact',
    tiers: { strong: 'Strong', medium: 'Medium', weak: 'Weak' },
    ticks: { 0: 'today', 7: '1 week', 30: '1 month', 91: '3 months', 182: '6 months', 365: '1 year' },
    size: 'Size: mails and meetings of the year',
    unknown: 'Too little to tell',
    most: (shown: number, all: string) => `The ${shown} strongest of ${all} are drawn.`,
    label: (drawn: number, strong: number, silent: number) =>
      `Strength against time since the last contact, ${countOf(drawn, 'bubble')}: ${strong} strong, of which ${silent} without contact for more than a month. The table below says the same.`,
    bubble: (name: string, grade: string, days: string, amount: number) =>
      `${name}: ${grade}, last ${days}, ${amount} mails and meetings`,
  },
  detail: {
    close: 'Close',
    contact: 'Your relationship',
    account: 'Your relationship with this company',
    toAccount: (account: string) => `Everybody you know at ${account}`,
  },
  file: {
    name: { contacts: 'acquaint-people.csv', accounts: 'acquaint-companies.csv' },
    person: 'Name',
    address: 'Address',
    account: 'Company',
    contacts: 'People there',
    health: 'Health (0-100)',
    grade: 'Grade',
    trend: 'Trend',
    strength: 'Strength',
    tier: 'Tier',
    probability: 'In touch again within 90 days (0-1)',
    last: 'Last contact',
    next: 'Next meeting (UTC)',
    mailsIn: 'Mails from them',
    mailsOut: 'Mails to them',
    meetings: 'Meetings and calls',
  },
} as const;

/** What stands where a line has no score. */
export function noHealthText({ isStillReading }: { readonly isStillReading: boolean }): string {
  return isStillReading ? WORDS.stillReading : WORDS.tooLittle;
}
