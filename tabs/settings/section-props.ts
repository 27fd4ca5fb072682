import type { Api, ReplyOf } from '../../src/client/api.ts';
import type { readSharingRoute } from '../../src/contract/sharing.ts';

/** What the caller shares, as the service says. */
export type Sharing = ReplyOf<typeof readSharingRoute>;

/** What every section is given. */
export type SectionProps = {
  readonly api: Api;
  readonly locale: string;
  readonly sharing: Sharing;
  /** To be called with what the service says after a change; what depends on it is asked for again. */
  readonly onSharing: (sharing: Sharing) => void;
  /** Counts the changes. */
  readonly changes: number;
};
