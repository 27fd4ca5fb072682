/** The number of a tenant inside this installation; the first column of every key. */
export type TenantId = number & { readonly brand: 'TenantId' };

/** The number of a colleague inside this installation; never leaves the service. */
export type ColleagueId = number & { readonly brand: 'ColleagueId' };

/**
 * A contact inside a tenant: 63 bits of the hash of the normalised address, as a decimal string.
 * It is computed, not handed out, so any number of workers agree on it without asking each other, and it says nothing
 * about the order in which mailboxes were read.
 */
export type ContactId = string & { readonly brand: 'ContactId' };
