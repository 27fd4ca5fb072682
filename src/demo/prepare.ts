import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf } from '../domain/calendar.ts';
import type { TenantId } from '../domain/ids.ts';
import { firstMonthToRead } from '../domain/reading-progress.ts';
import { importFile } from '../ingest/import-file.ts';
import type { ImportProgress } from '../ingest/progress.ts';
import { WORDING } from '../policy/consent-wording.ts';
import type { Caller } from '../services/caller.ts';
import { type ConsentChange, changeConsent } from '../services/change-consent.ts';
import { changeSharing } from '../services/change-sharing.ts';
import { importGroups } from '../services/import-groups.ts';
import { findColleagueByObjectId } from '../store/colleagues.ts';
import { listConsentDecisions } from '../store/consent.ts';
import type { Database } from '../store/database.ts';
import { ensureTenant, findTenantByEntraId } from '../store/tenants.ts';
import { type CastColleague, HELENA_BRANDT, TENANT } from './tenant/cast.ts';
import { type MadeUpTenant, writeMadeUpTenant } from './tenant/write.ts';

/** What preparing the demo works with; `say` tells the person who waits how it goes, one line at a time. */
export type PrepareDeps = { readonly db: Database; readonly now: () => number; readonly say: (line: string) => void };

const KINDS: readonly ConsentChange['kind'][] = ['userInsights', 'aggregatedInsights', 'identifiableInsights'];

/**
 * Sees to it that the made-up tenant is in the database: makes up its year, reads it through the same import as real
 * mail, lets one of them turn sharing off, and grants the three consents. Does nothing when that was done before; begins again when it was broken off,
 * which changes nothing of what is there already. Consent that was withdrawn since stays withdrawn.
 *
 * @param scale share (0.05..1) of the mail to make up.
 */
export async function prepareDemo(
  deps: PrepareDeps,
  options: { readonly dataDir: string; readonly scale?: number },
): Promise<void> {
  if (await isPrepared(deps.db)) return;
  const startedAt = performance.now();
  deps.say(`First start: making up a year of mail and meetings for ${TENANT.name}.`);
  await withMadeUp(deps, options, async (madeUp) => {
    const { colleagues, contacts, messages, events } = madeUp.counts;
    deps.say(
      `  ${colleagues} colleagues, ${contacts} contacts, ${messages} mails and ${events} meetings in mailboxes.`,
    );
    const tenantId = await ensureTenant(deps.db, { ...TENANT, domains: [TENANT.domain] });
    await importTenant(deps, tenantId, madeUp);
    await optOut(deps, tenantId, HELENA_BRANDT);
    const choosing = { ...deps, wakeJobs: () => undefined };
    await importGroups(choosing, administratorOf(tenantId), { groups: madeUp.groups });
    await grantAll(deps, tenantId);
  });
  deps.say(
    `  Ready after ${Math.round((performance.now() - startedAt) / 1000)} s. The next start takes a moment only.`,
  );
}

/**
 * Reads the made-up mailboxes again, for those who turned sharing on again. Whoever shared all along ends as before; another tenant
 * than the made-up one has no mailboxes here.
 */
export async function readDemoAgain(
  deps: Omit<PrepareDeps, 'say'>,
  tenantId: TenantId,
  options: { readonly dataDir: string; readonly scale?: number },
): Promise<void> {
  if (tenantId !== (await findTenantByEntraId(deps.db, TENANT.entraTenantId))) return;
  await withMadeUp(deps, options, (madeUp) => importTenant({ ...deps, say: () => undefined }, tenantId, madeUp));
}

async function withMadeUp(
  deps: Omit<PrepareDeps, 'say'>,
  options: { readonly dataDir: string; readonly scale?: number },
  work: (madeUp: MadeUpTenant) => Promise<void>,
): Promise<void> {
  const directory = join(options.dataDir, 'made-up');
  try {
    const today = dayOf(deps.now());
    await work(await writeMadeUpTenant({ directory, today, scale: options.scale ?? 1 }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The consents are granted last, one by one: when all three are decided, everything before was finished. */
async function isPrepared(db: Database): Promise<boolean> {
  const tenantId = await findTenantByEntraId(db, TENANT.entraTenantId);
  return tenantId !== undefined && (await listConsentDecisions(db, tenantId)).length >= KINDS.length;
}

async function importTenant(deps: PrepareDeps, tenantId: TenantId, madeUp: MadeUpTenant): Promise<void> {
  for (const [what, file] of [
    ['mail', madeUp.messages],
    ['meetings', madeUp.events],
  ] as const) {
    const report = await importFile(deps, {
      file,
      format: 'graph',
      tenantId,
      domains: [TENANT.domain],
      usersFile: madeUp.users,
      since: firstMonthToRead(deps.now()),
      progress: sayProgress(what, deps.say),
    });
    deps.say(
      `  ${what} read: ${report.items} items of ${report.mailboxes} mailboxes in ${report.seconds.toFixed(1)} s.`,
    );
  }
}

/** A choice of a person's own, which outlives what the administrator grants later. What was read is deleted by the jobs, with a receipt. */
async function optOut(deps: PrepareDeps, tenantId: TenantId, { objectId }: CastColleague): Promise<void> {
  const colleagueId = await findColleagueByObjectId(deps.db, tenantId, objectId);
  await changeSharing(
    { ...deps, wakeJobs: () => undefined },
    { tenantId, role: 'colleague', colleagueId },
    { choice: 'off' },
  );
}

async function grantAll(deps: PrepareDeps, tenantId: TenantId): Promise<void> {
  const administrator = administratorOf(tenantId);
  for (const kind of KINDS) {
    await changeConsent({ ...deps, wakeJobs: () => undefined }, administrator, {
      kind,
      change: 'grant',
      from: 'demo',
      wording: WORDING,
    });
  }
}

function administratorOf(tenantId: TenantId): Caller {
  return { tenantId, role: 'administrator', colleagueId: undefined };
}

/** Says how far reading has come at every quarter of the file. */
function sayProgress(what: string, say: (line: string) => void): ImportProgress {
  let total = 0;
  let bytesRead = 0;
  let quarters = 0;
  return {
    start: (totalBytes) => {
      total = totalBytes;
    },
    read: (bytes) => {
      bytesRead += bytes;
      const now = Math.floor((4 * bytesRead) / Math.max(1, total));
      if (now > quarters && now < 4) say(`  reading ${what}: ${25 * now} %`);
      quarters = Math.max(quarters, now);
    },
    phase: () => undefined,
    end: () => undefined,
  };
}
