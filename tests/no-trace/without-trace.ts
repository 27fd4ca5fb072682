import { accountOf } from '../../src/domain/account.ts';
import { colleagueOf, type MailboxPlan, type TenantPlan, type ViewPlan, type WorldPlan } from './world-plan.ts';

/**
 * The world to compare with. Of whoever leaves wholly the mailbox was never read, so nothing of it was ever shown either; of whoever hides
 * a contact or a domain the mailbox has nothing with it. Everything else is the same, the directory and the choice included.
 *
 * Batches stay where only a contact is hidden: how much lay in the mailbox as a whole says whether it is a person's or a list's.
 */
export function withoutTrace({ tenant, leaver, leaving }: WorldPlan): TenantPlan {
  const isGone = goneWith(leaving);
  const before = colleagueOf(tenant, leaver).mailbox;
  const mailbox = isGone === undefined ? NEVER_READ : without(before, isGone);
  const isShown = (view: ViewPlan) => view.owner !== leaver || (isGone !== undefined && !isAbout(view, isGone));
  return {
    ...tenant,
    colleagues: tenant.colleagues.map((one) => (one.objectId === leaver ? { ...one, mailbox } : one)),
    views: tenant.views.filter(isShown),
    asks: tenant.asks.filter((ask) => ask.introducer !== leaver || (isGone !== undefined && !isGone(ask.contact))),
  };
}

/** Whether a contact is at a domain, below it, or at the account the domain is. */
function isAtDomain(contact: string, domain: string): boolean {
  const own = domainOf(contact);
  return own === domain || accountOf(own) === domain || own.endsWith(`.${domain}`);
}

/** The domain of an address. */
export function domainOf(contact: string): string {
  return contact.slice(contact.lastIndexOf('@') + 1);
}

const NEVER_READ: MailboxPlan = { days: [], meetings: [], names: [], familiarity: [], batches: [] };

/** Which contacts go; undefined where the whole mailbox does. */
function goneWith(leaving: WorldPlan['leaving']): ((contact: string) => boolean) | undefined {
  switch (leaving.way) {
    case 'contact hidden':
      return (contact) => contact === leaving.contact;
    case 'domain hidden':
      return (contact) => isAtDomain(contact, leaving.domain);
    case 'sharing off':
    case 'off and on again':
    case 'everything forgotten':
    case 'group opted out':
    case 'account disabled':
    case 'paused':
      return undefined;
  }
}

function without(mailbox: MailboxPlan, isGone: (contact: string) => boolean): MailboxPlan {
  const isLeft = ({ contact }: { readonly contact: string }) => !isGone(contact);
  return {
    ...mailbox,
    days: mailbox.days.filter(isLeft),
    meetings: mailbox.meetings.filter(isLeft),
    names: mailbox.names.filter(isLeft),
  };
}

function isAbout({ about }: ViewPlan, isGone: (contact: string) => boolean): boolean {
  return 'contact' in about && isGone(about.contact);
}
