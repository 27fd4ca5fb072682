import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDemoKeys } from '../../src/demo/identity/keys.ts';
import { prepareDemo } from '../../src/demo/prepare.ts';
import { startPages } from '../../src/demo/start-pages.ts';
import { MARCUS_FELDT, PRIYA_NAIR, TENANT, YVONNE_MCKAY } from '../../src/demo/tenant/cast.ts';
import { readCaller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const now = (): number => NOW;

describeOnEachDatabase('preparing the demo', (db) => {
  let dataDir = '';
  let said: string[] = [];
  const say = (line: string): void => {
    said.push(line);
  };
  const prepare = (): Promise<void> => prepareDemo({ db, now, say }, { dataDir, scale: 0.05 });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acquaint-demo-'));
    said = [];
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test('fills the store so that Priya finds Marcus, does so once, and leaves no files behind', async () => {
    await prepare();
    expect(said.join('\n')).toContain('120 colleagues');
    const caller = await readCaller({ db, now }, priya());
    const answer = await findIntroducers({ ...depsOf(db), now }, caller, { address: YVONNE_MCKAY.address });
    expect(answer.introducers[0]?.person.address).toBe(MARCUS_FELDT.address);
    expect(await readdir(dataDir)).toEqual([]);

    said = [];
    await prepare();
    expect(said).toEqual([]);
  });

  test('begins again after it was broken off, and respects a consent that was withdrawn since', async () => {
    const breaking = { ...db, write: () => Promise.reject(new Error('the power went out')) };
    await expect(prepareDemo({ db: breaking, now, say }, { dataDir, scale: 0.05 })).rejects.toThrow('power');
    await prepare();
    const { tenantId } = await readCaller({ db, now }, priya());
    const administrator = { tenantId, role: 'administrator', colleagueId: undefined } as const;
    const withdrawal = { kind: 'identifiableInsights', change: 'withdraw', from: 'test' } as const;
    await changeConsent({ ...depsOf(db), now }, administrator, withdrawal);
    await prepare();
    const caller = await readCaller({ db, now }, priya());
    await expect(
      findIntroducers({ ...depsOf(db), now }, caller, { address: YVONNE_MCKAY.address }),
    ).rejects.toMatchObject({
      code: 'consent_required',
    });
    await expectPageToSay('has not consented');
  });

  async function expectPageToSay(words: string): Promise<void> {
    const keys = await openDemoKeys(dataDir);
    const [page] = startPages({ ...depsOf(db), now }, { keys, own: () => new URL('http://127.0.0.1:3978/'), dataDir });
    const reply = await page?.answer({}, {});
    expect(reply?.status).toBe(200);
    expect(reply?.body).toContain(words);
  }
});

function priya(): Parameters<typeof readCaller>[1] {
  const { objectId } = PRIYA_NAIR;
  return { entraTenantId: TENANT.entraTenantId, objectId, isGuest: false, isAdministrator: false };
}
