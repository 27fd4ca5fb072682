import type { Addresses } from './addresses.ts';
import { RIBBON_SIZES, tileIcon } from './icons.ts';
import { MAILBOX_VERSION, SURFACES, type Surface } from './surfaces.ts';
import type { Texts } from './texts/texts.ts';

/** The two ways of opening the pane: one that Outlook lets people pin, one for where it does not. */
const OPEN_PINNABLE = 'openPinnablePane';
const OPEN = 'openPane';

/**
 * The pane of Outlook, as the unified manifest tells of it. `addInId` is the add-in for older clients: where the app is
 * installed that one is hidden, so that nobody sees two buttons.
 */
export function outlookExtension(addresses: Addresses, texts: Texts, addInId: string) {
  const requirements = { capabilities: [{ name: 'Mailbox', minVersion: MAILBOX_VERSION }] };
  return {
    requirements: { scopes: ['mail'], ...requirements },
    runtimes: [
      {
        id: 'pane',
        type: 'general',
        lifetime: 'short',
        code: { page: addresses.pane },
        actions: [
          { id: OPEN_PINNABLE, type: 'openPage', view: 'mail', pinnable: true },
          { id: OPEN, type: 'openPage', view: 'meeting', pinnable: false },
        ],
      },
    ],
    ribbons: SURFACES.map((surface) => ribbon(surface, addresses, texts)),
    // The add-in is not in the store: by its id alone. Once it is, this becomes storeOfficeAddin, with the store's id.
    alternates: [{ hide: { customOfficeAddin: { officeAddinId: addInId } } }],
  };
}

function ribbon({ id, isPinnable }: Surface, addresses: Addresses, { pane }: Texts) {
  const icons = RIBBON_SIZES.map((size) => ({ size, url: addresses.icon(tileIcon(size)) }));
  const control = {
    id: `${id}Button`,
    type: 'button',
    label: pane.button,
    icons,
    supertip: { title: pane.button, description: pane.tips[id] },
    actionId: isPinnable ? OPEN_PINNABLE : OPEN,
  };
  return {
    contexts: [id],
    tabs: [
      { builtInTabId: 'TabDefault', groups: [{ id: `${id}Group`, label: pane.group, icons, controls: [control] }] },
    ],
  };
}
