import type { ReplyOf } from '../../src/client/api.ts';
import type { listOwnAccountsRoute, listOwnRelationshipsRoute } from '../../src/contract/relationships.ts';

/** What lines are about. */
export type LineKind = 'contacts' | 'accounts';

type Contact = ReplyOf<typeof listOwnRelationshipsRoute>['relationships'][number];
type Account = ReplyOf<typeof listOwnAccountsRoute>['accounts'][number];
type Ok = Extract<Contact['health'], { state: 'ok' }>;

/** A contact or an account, as the table and the picture show it. */
export type Line = {
  /** The address or the domain. */
  readonly key: string;
  readonly name: string;
  readonly account: string | null;
  /** Own contacts at an account; 1 for a contact. */
  readonly contacts: number;
  /** Null where there is too little to tell. */
  readonly health: Pick<Ok, 'score' | 'grade' | 'trend'> | null;
  /** Whether that is so because the months that matter are still being read. */
  readonly isStillReading: boolean;
  readonly strength: Pick<Contact['strength'], 'score' | 'tier' | 'probability'>;
  /** The day of the last contact, and how many days ago that was; null where it is more than a year ago. */
  readonly lastOn: string | null;
  readonly daysSinceLast: number | null;
  /** When the next meeting begins. */
  readonly nextAt: string | null;
  readonly mailsIn: number;
  readonly mailsOut: number;
  readonly meetings: number;
  /** Mails and meetings of the year. */
  readonly amount: number;
};

/** A contact as a line. */
export function lineOfContact({ contact, ...figures }: Contact): Line {
  const { address, name, account } = contact;
  return { key: address, name: name ?? address, account, contacts: 1, ...figuresOf(figures) };
}

/** An account as a line. */
export function lineOfAccount({ account, contacts, ...figures }: Account): Line {
  return { key: account, name: account, account, contacts, ...figuresOf(figures) };
}

function figuresOf({ health, strength, milestones, evidence }: Omit<Contact, 'contact'>) {
  const { mailsIn, mailsOut, meetings } = evidence ?? { mailsIn: 0, mailsOut: 0, meetings: 0 };
  return {
    health: health.state === 'ok' ? health : null,
    isStillReading: health.state === 'in_progress',
    strength,
    lastOn: evidence?.lastOn ?? null,
    daysSinceLast: evidence?.daysSinceLast ?? null,
    nextAt: milestones.next?.startsAt ?? null,
    mailsIn,
    mailsOut,
    meetings,
    amount: mailsIn + mailsOut + meetings,
  };
}
