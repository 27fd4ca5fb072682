/** A department of the made-up tenant. */
export type Department = {
  readonly name: string;
  readonly size: number;
  readonly teams: number;
  /** How much its people deal with the outside, next to each other. */
  readonly outsideWeight: number;
  readonly leadTitle: string;
  readonly titles: readonly string[];
  /** Local part of the distribution list of everybody in it. */
  readonly list: string;
};

/** The departments: 115 people with a mailbox. */
export const DEPARTMENTS: readonly Department[] = [
  {
    name: 'Sales',
    size: 30,
    teams: 4,
    outsideWeight: 3,
    leadTitle: 'Sales lead',
    titles: ['Account executive', 'Key account manager', 'Sales development representative', 'Sales engineer'],
    list: 'sales-team',
  },
  {
    name: 'Marketing',
    size: 12,
    teams: 2,
    outsideWeight: 1.3,
    leadTitle: 'Marketing lead',
    titles: ['Event manager', 'Content editor', 'Campaign manager'],
    list: 'marketing-team',
  },
  {
    name: 'Customer success',
    size: 21,
    teams: 3,
    outsideWeight: 2.4,
    leadTitle: 'Customer success lead',
    titles: ['Customer success manager', 'Onboarding specialist', 'Support engineer'],
    list: 'customer-success-team',
  },
  {
    name: 'Engineering',
    size: 25,
    teams: 3,
    outsideWeight: 0.4,
    leadTitle: 'Engineering lead',
    titles: ['Software engineer', 'Test engineer', 'Product designer', 'Site reliability engineer'],
    list: 'engineering-team',
  },
  {
    name: 'Finance',
    size: 10,
    teams: 1,
    outsideWeight: 0.7,
    leadTitle: 'Finance lead',
    titles: ['Accountant', 'Controller', 'Purchaser'],
    list: 'finance-team',
  },
  {
    name: 'Legal',
    size: 6,
    teams: 1,
    outsideWeight: 0.6,
    leadTitle: 'General counsel',
    titles: ['Legal counsel', 'Contract manager'],
    list: 'legal-team',
  },
  {
    name: 'HR',
    size: 7,
    teams: 1,
    outsideWeight: 0.6,
    leadTitle: 'HR lead',
    titles: ['Recruiter', 'HR partner', 'Payroll specialist'],
    list: 'hr-team',
  },
  {
    name: 'Executive',
    size: 4,
    teams: 1,
    outsideWeight: 2,
    leadTitle: 'Chief executive officer',
    titles: ['Chief financial officer', 'Chief operating officer', 'Chief technology officer'],
    list: 'executive-team',
  },
];

/** The domains guests come from. */
export const GUEST_DOMAINS: readonly string[] = ['litware.example', 'wingtip.example'];

/** Shared mailboxes by local part: much comes in, next to nothing goes out. */
export const SHARED_MAILBOXES: readonly string[] = ['sales', 'info', 'support', 'jobs'];

/** Meeting rooms by name. */
export const ROOMS: readonly string[] = ['Linden', 'Maple'];
