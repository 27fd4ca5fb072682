/** The three kinds of consent of a tenant's administrator. */
export type ConsentKind = 'userInsights' | 'aggregatedInsights' | 'identifiableInsights';

/** All kinds, in the order they are explained in. */
export const CONSENT_KINDS: readonly ConsentKind[] = ['userInsights', 'aggregatedInsights', 'identifiableInsights'];

/** A consent kind that is granted now, and whether guests are meant too. */
export type GrantedConsent = { readonly kind: ConsentKind; readonly guestsMaySee: boolean };

/**
 * Whether a caller of this role may see what others' mailboxes say under this kind. Guests only where the administrator
 * said so; a kind that is not among the granted ones is a no.
 */
export function isShownTo(
  role: 'administrator' | 'colleague' | 'guest',
  kind: 'aggregatedInsights' | 'identifiableInsights',
  granted: readonly GrantedConsent[],
): boolean {
  const consent = granted.find((one) => one.kind === kind);
  if (consent === undefined) return false;
  return role !== 'guest' || consent.guestsMaySee;
}

/** Whether people may see their own relationships, from their own mailbox: the two kinds that name people allow it. */
export function isOwnShown(granted: readonly GrantedConsent[]): boolean {
  return granted.some((one) => one.kind === 'userInsights' || one.kind === 'identifiableInsights');
}
