import { type ConsentKind, type GrantedConsent, isOwnShown, isShownTo } from '../policy/consent-in-force.ts';
import { CONSENT_WORDS, type ConsentWords } from '../policy/consent-wording.ts';
import { listConsentDecisions } from '../store/consent.ts';
import { type LeftOutReason, listLeftOut, type Reach, readReach } from '../store/consent-preview.ts';
import { listOptedOutGroups, type OptedOutGroup } from '../store/groups.ts';
import type { Person } from './answer.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import { personOf } from './candidates.ts';
import type { Deps } from './deps.ts';

/** What would follow from a decision about consent; nothing of it has happened. */
export type ConsentPreview = {
  readonly kind: ConsentKind;
  readonly change: 'grant' | 'withdraw';
  readonly words: ConsentWords;
  readonly reach: Reach;
  /** Mailboxes read from then on: none once nothing is granted. */
  readonly mailboxesRead: number;
  /** Mailboxes of which everything that was read is deleted. */
  readonly mailboxesErased: number;
  /** Opted-out groups, with how many of our people are in each. */
  readonly groups: readonly OptedOutGroup[];
  /** At most 500, by address. */
  readonly leftOut: readonly { readonly person: Person; readonly reason: LeftOutReason }[];
  /** Who would see which figures then. */
  readonly sees: WhoSees;
};

/** Which figures whom will see. */
export type WhoSees = {
  readonly ownRelationships: 'each person the own' | 'nobody';
  readonly accountFigures: Audience;
  readonly whoKnowsWhom: Audience;
};

/** Who sees something about others. */
export type Audience = 'everybody' | 'everybody but guests' | 'nobody';

const MOST_LISTED = 500;

/**
 * Says what granting or withdrawing a kind would do: how many mailboxes would be read, who is left out and why, and who
 * would see what. Changes nothing.
 *
 * @throws AppError `forbidden` unless the caller is an administrator.
 */
export async function previewConsent(
  deps: Deps,
  caller: Caller,
  input: {
    readonly kind: ConsentKind;
    readonly change: 'grant' | 'withdraw';
    readonly guestsMaySee?: boolean | undefined;
  },
): Promise<ConsentPreview> {
  requireAdministrator(caller);
  const decisions = await listConsentDecisions(deps.db, caller.tenantId);
  const before = decisions.find((decision) => decision.kind === input.kind);
  const others = decisions.filter((decision) => decision.isGranted && decision.kind !== input.kind);
  const guestsMaySee = input.guestsMaySee ?? before?.guestsMaySee ?? false;
  const granted: readonly GrantedConsent[] =
    input.change === 'grant' ? [...others, { kind: input.kind, guestsMaySee }] : others;
  const [reach, groups, leftOut] = await Promise.all([
    readReach(deps.db, caller.tenantId),
    deps.db.write(caller.tenantId, (query) => listOptedOutGroups(query, caller.tenantId)),
    listLeftOut(deps.db, caller.tenantId, MOST_LISTED),
  ]);
  return {
    kind: input.kind,
    change: input.change,
    words: CONSENT_WORDS[input.kind],
    reach,
    mailboxesRead: granted.length === 0 ? 0 : reach.wouldBeRead,
    mailboxesErased: granted.length === 0 ? reach.kept : 0,
    groups,
    leftOut: leftOut.map((one) => ({ person: personOf(one), reason: one.reason })),
    sees: {
      ownRelationships: isOwnShown(granted) ? 'each person the own' : 'nobody',
      accountFigures: audienceOf('aggregatedInsights', granted),
      whoKnowsWhom: audienceOf('identifiableInsights', granted),
    },
  };
}

function audienceOf(kind: 'aggregatedInsights' | 'identifiableInsights', granted: readonly GrantedConsent[]): Audience {
  if (!isShownTo('colleague', kind, granted)) return 'nobody';
  return isShownTo('guest', kind, granted) ? 'everybody' : 'everybody but guests';
}
