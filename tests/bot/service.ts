import { openBot } from '../../bot/open-bot.ts';
import { channelPages, demoBotSettings } from '../../src/demo/identity/channel.ts';
import type { DemoKeys } from '../../src/demo/identity/keys.ts';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/demo/identity/sign-demo-token.ts';
import type { BotSettings, RunningBot } from '../../src/http/run-service.ts';
import { type Service, serve } from '../../src/http/serve.ts';
import type { Database } from '../../src/store/database.ts';
import { openReadableLog } from '../http/edge.ts';
import { depsOf } from '../support/deps.ts';
import { NOW } from '../support/world.ts';

/** The whole service with its bot over the hostile world, at the world's noon. */
export type BotService = {
  readonly service: Service;
  readonly bot: RunningBot;
  readonly lines: () => readonly string[];
  /** Sets the clock of the service, in milliseconds since 1970. */
  readonly setNow: (now: number) => void;
  readonly end: () => Promise<void>;
};

/** Starts it; the database must hold the world. @param channelKeys those the channel signs with */
export async function startBotService(
  db: Database,
  channelKeys: DemoKeys,
  settings: Partial<BotSettings> = {},
): Promise<BotService> {
  const { log, lines } = openReadableLog();
  let now = NOW;
  const deps = { ...depsOf(db), now: () => now, log };
  let bot: RunningBot | undefined;
  const service = await serve(
    {
      host: '127.0.0.1',
      port: 0,
      signIn: { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, keysUrl: (own) => new URL('/nowhere', own) },
      isHostAllowed: () => true,
      pages: (own) => channelPages(channelKeys, own),
      messages: (own) => {
        bot = openBot({ ...demoBotSettings(), ...settings }, deps, own);
        return bot.take;
      },
    },
    deps,
  );
  if (bot === undefined) throw new Error('The bot was not opened.');
  const running = bot;
  return {
    service,
    bot: running,
    lines,
    setNow: (moment) => {
      now = moment;
    },
    end: async () => {
      await running.stop();
      await service.close({ drainMs: 0, graceMs: 0 });
    },
  };
}
