import type { ColleagueId } from '../domain/ids.ts';

/** A person or mailbox as the tenant's directory has it. */
export type DirectoryPerson = {
  /** In lower case; undefined when only an address is known. */
  readonly objectId: string | undefined;
  /** The main address. */
  readonly address: string | undefined;
  /** All addresses, the main one included, normalised. */
  readonly addresses: readonly string[];
  readonly name: string | undefined;
  readonly department: string | undefined;
  readonly title: string | undefined;
  readonly isGuest: boolean;
  readonly isEnabled: boolean;
  /** undefined when the directory does not say: then traffic decides. */
  readonly isSharedMailbox: boolean | undefined;
};

/** A colleague with everything that names the mailbox. */
export type KnownColleague = {
  readonly colleagueId: ColleagueId;
  readonly objectId: string | null;
  readonly addresses: readonly string[];
  /** Whether the mailbox may be read at all. */
  readonly isSharing: boolean;
};
