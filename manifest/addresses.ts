import type { TabId } from '../src/contract/app-names.ts';

/** Where the pages and pictures that the manifest names are served. Whoever moves a page changes it here. */
export type Addresses = {
  readonly tab: (id: TabId) => string;
  /** The side pane of Outlook. */
  readonly pane: string;
  readonly icon: (file: string) => string;
};

/** The addresses of the service at a host. */
export function addressesAt(host: string): Addresses {
  return {
    tab: (id) => `https://${host}/tabs/${id}`,
    pane: `https://${host}/addin`,
    icon: (file) => `https://${host}/icons/${file}`,
  };
}
