import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Where people of the demo talk to the bot at the moment: the address of each one's Playground, by object id. */
export type OpenChats = Readonly<Record<string, string>>;

const chatsSchema = z.record(z.string(), z.url());

/** Milliseconds in which a Playground says that it is there. */
const PATIENCE_MS = 500;

/** Writes down where the Playgrounds are, for the start page of the service with the same data folder. @returns what forgets it */
export async function noteOpenChats(dataDir: string, chats: OpenChats): Promise<() => Promise<void>> {
  const file = fileIn(dataDir);
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(chats));
  return () => rm(file, { force: true });
}

/** The Playgrounds that were written down and answer now. */
export async function findOpenChats(dataDir: string): Promise<OpenChats> {
  const noted = await readFile(fileIn(dataDir), 'utf8').catch(() => '{}');
  const chats = Object.entries(chatsSchema.parse(JSON.parse(noted)));
  const answered = await Promise.all(chats.map(async (chat) => ((await answers(chat[1])) ? [chat] : [])));
  return Object.fromEntries(answered.flat());
}

async function answers(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return (await fetch(new URL('_debug/ping', address), { signal }).catch(() => undefined))?.ok === true;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'playground', 'open-chats.json');
}
