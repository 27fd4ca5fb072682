import { join } from 'node:path';
import { DEMO_BOT_ID, signChannelToken } from '../identity/channel.ts';
import { openDemoKeys } from '../identity/keys.ts';
import type { CastColleague } from '../tenant/cast.ts';
import { noteOpenChats } from './open-chats.ts';
import { type OpenPlayground, openPlayground } from './open-playground.ts';
import { openSigningDoor } from './sign-activities.ts';

/** Playgrounds that run, one for each person, in the order asked for. */
export type Playgrounds = { readonly urls: readonly URL[]; readonly close: () => Promise<void> };

/**
 * Opens a Playground for each of some people of the demo tenant, all of them talking to the bot of a service that runs in demo mode, through
 * a door that signs as the demo's channel does.
 *
 * @param options.service where the service listens
 * @param options.dataDir the data folder of that service, where the channel's keys lie
 * @param options.firstPort of the first person; the others follow
 * @throws Error when a Playground does not start; those that did are ended
 */
export async function runPlaygrounds(options: {
  readonly service: URL;
  readonly dataDir: string;
  readonly players: readonly CastColleague[];
  readonly firstPort: number;
}): Promise<Playgrounds> {
  const keys = await openDemoKeys(options.dataDir, 'channel');
  const door = await openSigningDoor(new URL('/api/messages', options.service), (serviceUrl) =>
    signChannelToken(keys, serviceUrl, Date.now()),
  );
  const open: OpenPlayground[] = [];
  let forget = async (): Promise<void> => undefined;
  const close = async (): Promise<void> => {
    await forget();
    await Promise.all(open.map((one) => one.close()));
    await door.close();
  };
  try {
    for (const [index, player] of options.players.entries()) {
      const port = options.firstPort + index;
      const folder = join(options.dataDir, 'playground', player.givenName.toLowerCase());
      open.push(await openPlayground({ player, botId: DEMO_BOT_ID, endpoint: door.url, port, folder }));
    }
    const chats = options.players.map(({ objectId }, index) => [objectId, open[index]?.url.href ?? ''] as const);
    forget = await noteOpenChats(options.dataDir, Object.fromEntries(chats));
  } catch (error) {
    await close();
    throw error;
  }
  return { urls: open.map(({ url }) => url), close };
}
