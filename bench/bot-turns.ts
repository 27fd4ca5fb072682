import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBot } from '../bot/open-bot.ts';
import { channelPages, demoBotSettings, signChannelToken } from '../src/demo/identity/channel.ts';
import { openDemoKeys } from '../src/demo/identity/keys.ts';
import { prepareDemo } from '../src/demo/prepare.ts';
import { TENANT } from '../src/demo/tenant/cast.ts';
import { openLog } from '../src/http/log.ts';
import { serve } from '../src/http/serve.ts';
import type { Database } from '../src/store/database.ts';
import { openDatabase } from '../src/store/open.ts';
import { findTenantByEntraId } from '../src/store/tenants.ts';
import { deliverSigned, messageOf, startChannel } from '../tests/support/channel.ts';
import { markdownTable, percentilesOf, whole } from './figures.ts';
import { writeSection } from './sections.ts';

const CONVERSATIONS = 500;
const SECTION = 'The bot';

/**
 * Measures "who knows" through the whole bot with the demo tenant: verified token, database, card, sent to a channel on this machine;
 * one conversation after another, and 500 at once. Writes the section of docs/PERFORMANCE.md.
 */
export async function benchBot(rounds: number): Promise<void> {
  const dataDir = join(tmpdir(), `acquaint-bench-bot-${process.pid}`);
  const db = await openDatabase({ dataDir: join(dataDir, 'db') });
  try {
    await prepareDemo({ db, now: Date.now, say: console.log }, { dataDir });
    await writeSection(SECTION, await measure(db, dataDir, rounds));
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(db: Database, dataDir: string, rounds: number): Promise<string> {
  const keys = await openDemoKeys(dataDir, 'channel');
  const channel = await startChannel(keys);
  const log = openLog({ write: () => undefined });
  const deps = {
    db,
    now: Date.now,
    log,
    noteViews: () => undefined,
    flushViews: async () => undefined,
    wakeJobs: () => undefined,
  };
  const service = await serve(
    {
      host: '127.0.0.1',
      port: 0,
      signIn: { issuer: 'http://localhost/{tid}', audience: 'none', keysUrl: (own) => own },
      isHostAllowed: () => true,
      pages: (own) => channelPages(keys, own),
      messages: (own) => openBot(demoBotSettings(), deps, own).take,
    },
    deps,
  );
  const token = await signChannelToken(keys, channel.serviceUrl, Date.now());
  const { people, contacts } = await readPeople(db);
  const failures: number[] = [];
  /** One chat a person, as it is: where somebody is reached seldom changes. */
  const chatOf = (index: number): string => `a:${index % people.length}`;
  const ask = async (index: number, chat: string): Promise<number> => {
    const person = people[index % people.length] ?? { objectId: '', name: '' };
    const activity = messageOf(person, TENANT.entraTenantId, channel.serviceUrl, {
      text: `who knows ${contacts[index % contacts.length]}`,
      conversation: { id: chat, conversationType: 'personal', tenantId: TENANT.entraTenantId },
    });
    const started = performance.now();
    const response = await deliverSigned(service.url, activity, token);
    if (response.status !== 200) failures.push(response.status);
    await response.arrayBuffer();
    return performance.now() - started;
  };
  for (let index = 0; index < people.length; index += 1) await ask(index, chatOf(index));
  const alone: number[] = [];
  for (let index = 0; index < rounds; index += 1) alone.push(await ask(index, chatOf(index)));
  const started = performance.now();
  const together = await Promise.all(Array.from({ length: CONVERSATIONS }, (_, index) => ask(index, `a:new-${index}`)));
  const seconds = (performance.now() - started) / 1000;
  await service.close({ drainMs: 0, graceMs: 0 });
  await channel.end();
  const row = (name: string, values: readonly number[]): readonly string[] => {
    const { p50, p99, worst } = percentilesOf(values);
    return [name, p50.toFixed(1), p99.toFixed(1), worst.toFixed(1)];
  };
  return [
    `"Who knows" with the demo tenant on ${db.kind}: from the signed activity's arrival to the answer, the card delivered. Milliseconds.`,
    '',
    markdownTable(
      ['conversations', 'p50', 'p99', 'worst'],
      [row('one after another', alone), row(`${CONVERSATIONS} at once`, together)],
    ),
    '',
    `${CONVERSATIONS} conversations at once: ${failures.length} errors, ${whole(CONVERSATIONS / seconds)} answers a second.`,
  ].join('\n');
}

async function readPeople(db: Database) {
  const tenantId = await findTenantByEntraId(db, TENANT.entraTenantId);
  if (tenantId === undefined) throw new Error('The demo tenant is not there.');
  const people = await db.read<{ objectId: string; name: string }>(
    tenantId,
    `select object_id::text as "objectId", name
     from directory_colleague
     where tenant_id = $1
       and object_id is not null
       and not is_guest
     order by colleague_id`,
    [tenantId],
  );
  const contacts = await db.read<{ address: string }>(
    tenantId,
    'select address from contact where tenant_id = $1 and address is not null order by contact_id limit 500',
    [tenantId],
  );
  return { people, contacts: contacts.map(({ address }) => address) };
}
