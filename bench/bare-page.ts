import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A page that nobody looks into: tools for tests have the browser write down who asked for what, which costs a page a tenth of its time. */
export type BarePage = {
  /** What an expression is worth in the page; JSON. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** A browser without tools. */
export type BareBrowser = {
  /**
   * Opens a page in a profile of its own.
   *
   * @param first runs before everything else in the page and its frames
   * @param slowdown times that its processor is slower
   */
  readonly open: (url: URL, first: string, slowdown: number) => Promise<BarePage>;
  readonly close: () => Promise<void>;
};

type Reply = { readonly id?: number; readonly result?: Record<string, unknown>; readonly error?: { message: string } };
type Send = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Starts a browser, and speaks to it in the DevTools protocol: no more is asked of it than is needed. */
export async function openBareBrowser(program: string): Promise<BareBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-browser-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const options = ['--headless', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${folder}`, ...asRoot];
  const browser = spawn(program, [...options, 'about:blank'], { stdio: 'ignore' });
  const ended = once(browser, 'exit');
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const { send, end } = await connect(await addressOf(folder));
    return {
      open: (url, first, slowdown) => openPage(send, url, first, slowdown),
      close: async () => {
        // Asked to go: the program may be a script around the browser, which would go without it. There may be nobody left to answer.
        void send('Browser.close');
        await ended;
        end();
        await removeFolder();
      },
    };
  } catch (error) {
    browser.kill();
    await ended;
    await removeFolder();
    throw error;
  }
}

async function openPage(send: Send, url: URL, first: string, slowdown: number): Promise<BarePage> {
  const { browserContextId } = await send('Target.createBrowserContext');
  const { targetId } = await send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width: 1200,
    height: 900,
  });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  await send('Page.enable', {}, session);
  await send('Page.addScriptToEvaluateOnNewDocument', { source: first }, session);
  await send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session);
  await send('Page.navigate', { url: url.href }, session);
  return {
    ask: async (expression) => {
      const { result } = await send('Runtime.evaluate', { expression, returnByValue: true }, session);
      return (result as { value?: unknown }).value;
    },
    close: async () => {
      await send('Target.disposeBrowserContext', { browserContextId });
    },
  };
}

/** Where the browser listens: it says so in a file as soon as it does. */
async function addressOf(folder: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const [port, path] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n');
    if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
    await wait(100);
  }
  throw new Error('The browser did not start within half a minute.');
}

async function connect(address: string): Promise<{ readonly send: Send; readonly end: () => void }> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const reply: Reply = JSON.parse(String(data));
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  const send: Send = (method, params = {}, sessionId) => {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result ?? {});
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
  };
  return { send, end: () => socket.close() };
}
