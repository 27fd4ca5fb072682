import { changeSharing, type SharingChange } from '../../src/services/change-sharing.ts';
import { listShownConnections } from '../../src/services/list-shown-connections.ts';
import { readSharing } from '../../src/services/read-sharing.ts';
import type { Card } from '../cards/card.ts';
import { sharingCard, shownCard } from '../cards/sharing.ts';
import type { BotDeps, Reader } from './reader.ts';

const SHOWN = 10;

/** What the reader shares now. */
export async function answerSharing(deps: BotDeps, { words, caller }: Reader): Promise<Card> {
  return sharingCard(words, await readSharing(deps, caller), deps.now(), { settingsLink: deps.tabLink?.('settings') });
}

/** Changes what the reader shares, and shows what holds then. */
export async function chooseSharing(deps: BotDeps, reader: Reader, change: SharingChange): Promise<Card> {
  const { colleagueId } = await changeSharing(deps, reader.caller, change);
  // Whoever chose for the first time is known from now on.
  return answerSharing(deps, { ...reader, caller: { ...reader.caller, colleagueId } });
}

/** What colleagues see of the reader. */
export async function answerShown(deps: BotDeps, { words, caller }: Reader): Promise<Card> {
  const shown = await listShownConnections(deps, caller, { limit: SHOWN });
  return shownCard(words, shown, { settingsLink: deps.tabLink?.('settings') });
}
