import { readCaller } from '../services/caller.ts';
import { listTenants } from '../store/tenants.ts';
import { mountApi } from './api.ts';
import type { ApiDeps } from './api-deps.ts';
import type { CloseSettings, ListenSettings } from './listen.ts';
import type { Log } from './log.ts';
import { mountMessages, type TakeDelivery } from './messages.ts';
import type { Page } from './page.ts';
import { openServer } from './server.ts';
import { openVerifyToken } from './verify-token.ts';

/** What a service is made of and where it listens. */
export type ServeSettings = ListenSettings & {
  readonly signIn: {
    readonly issuer: string;
    readonly audience: string;
    /** Where the signing keys are, given the address the service itself got. */
    readonly keysUrl: (own: URL) => URL;
  };
  /** Whether a `Host` may be asked for. */
  readonly isHostAllowed: (host: string) => boolean;
  /** Pages beside the API; they may ask where the service listens. */
  readonly pages: (own: () => URL) => readonly Page[];
  /** Opens the bot's door; unset where there is no bot. It may ask where the service listens once something comes in. */
  readonly messages?: ((own: () => URL) => TakeDelivery) | undefined;
};

/** What a service works with. It borrows the database: whoever opened it closes it. */
export type ServeDeps = ApiDeps & { readonly log: Log };

/** A service that listens. */
export type Service = {
  readonly url: URL;
  /** All addresses that are answered, in restify's way of writing them. */
  readonly paths: () => readonly string[];
  readonly close: (settings: CloseSettings) => Promise<void>;
};

/**
 * Starts the service over an open database and comes back when it listens.
 *
 * @throws Error when the port is taken.
 */
export async function serve(settings: ServeSettings, deps: ServeDeps): Promise<Service> {
  let url: URL | undefined;
  const own = (): URL => {
    if (url === undefined) throw new Error('The service does not listen yet.');
    return url;
  };
  const { issuer, audience, keysUrl } = settings.signIn;
  const server = openServer({
    log: deps.log,
    now: deps.now,
    verifyToken: openVerifyToken({ issuer, audience, keysUrl: () => keysUrl(own()) }, deps),
    readCaller: (identity) => readCaller(deps, identity),
    checkDatabase: async () => {
      await listTenants(deps.db);
    },
    databaseKind: deps.db.kind,
    isHostAllowed: settings.isHostAllowed,
    pages: settings.pages(own),
    mountApi: (edge) => {
      mountApi(edge, deps);
      const take = settings.messages?.(own);
      if (take !== undefined) mountMessages(edge, take);
    },
  });
  url = await server.listen(settings);
  const paths = (): readonly string[] =>
    Object.values(server.server.router.getRoutes()).map(({ path }) => String(path));
  return { url, paths, close: server.close };
}
