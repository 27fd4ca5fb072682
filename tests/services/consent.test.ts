import { beforeEach, expect, test } from '@jest/globals';
import { CONSENT_KINDS, type ConsentKind } from '../../src/policy/consent-in-force.ts';
import { CONSENT_WORDS, WORDING } from '../../src/policy/consent-wording.ts';
import type { Caller } from '../../src/services/caller.ts';
import { changeConsent } from '../../src/services/change-consent.ts';
import { listAudit } from '../../src/services/list-audit.ts';
import { previewConsent } from '../../src/services/preview-consent.ts';
import { readConsent } from '../../src/services/read-consent.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { buildWorld, NOW, PEOPLE, type World } from '../support/world.ts';

describeOnEachDatabase('consent', (database) => {
  const deps = depsOf(database);
  let world: World;
  beforeEach(async () => {
    world = await buildWorld(database);
  });
  const administrator = (): Caller => ({
    tenantId: world.contoso.tenantId,
    role: 'administrator',
    colleagueId: world.contoso.colleagues.tove,
    objectId: PEOPLE.tove.objectId,
  });
  const preview = (kind: ConsentKind, change: 'grant' | 'withdraw', guestsMaySee?: boolean) =>
    previewConsent(deps, administrator(), { kind, change, guestsMaySee });

  test('is shown, previewed and decided about by an administrator alone', async () => {
    const colleague = { ...administrator(), role: 'colleague' } as const;
    const decision = { kind: 'userInsights', change: 'withdraw', from: 'test' } as const;
    await expect(readConsent(deps, colleague)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewConsent(deps, colleague, decision)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(changeConsent(deps, colleague, decision)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is granted on the words in force only: on older ones, or on none, it is refused', async () => {
    for (const wording of ['2020-01', '', undefined]) {
      const grant = { kind: 'userInsights', change: 'grant', from: 'test', wording } as const;
      await expect(changeConsent(deps, administrator(), grant)).rejects.toMatchObject({ code: 'conflict' });
    }
  });

  test('keeps who decided, when, from where and on which words, and who withdrew it', async () => {
    const kind = 'aggregatedInsights';
    await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: '192.0.2.7' });
    const granted = depsOf(database, NOW + 1_000);
    await changeConsent(granted, administrator(), { kind, change: 'grant', from: '192.0.2.8', wording: WORDING });
    await changeConsent(depsOf(database, NOW + 2_000), administrator(), {
      kind,
      change: 'withdraw',
      from: '192.0.2.9',
    });
    const { decisions } = await readConsent(deps, administrator());
    expect(decisions.find((decision) => decision.kind === kind)).toEqual({
      kind,
      isGranted: false,
      guestsMaySee: false,
      grantedAt: NOW + 1_000,
      grantedBy: PEOPLE.tove.objectId,
      grantedFrom: '192.0.2.8',
      wording: WORDING,
      withdrawnAt: NOW + 2_000,
      withdrawnBy: PEOPLE.tove.objectId,
      withdrawnFrom: '192.0.2.9',
    });
    const { entries } = await listAudit(deps, administrator(), { limit: 3 });
    expect(entries.map((entry) => [entry.action, entry.actor, entry.detail])).toEqual([
      ['consent withdrawn', PEOPLE.tove.objectId, { kind }],
      ['consent granted', PEOPLE.tove.objectId, { kind, wording: WORDING }],
      ['consent withdrawn', PEOPLE.tove.objectId, { kind }],
    ]);
    // The network address stands beside the decision and in no audit.
    expect(JSON.stringify(entries)).not.toContain('192.0.2');
  });

  test('can be looked at before: how many mailboxes, who is left out and why, who would see what', async () => {
    const before = await dump();
    const shown = await preview('identifiableInsights', 'grant', true);
    expect(shown).toMatchObject({
      // Eight in the directory and a guest, who has no mailbox here: Lena turned sharing off, Ines has left. Paul's pause hides, and does
      // not keep from reading.
      mailboxesRead: 6,
      mailboxesErased: 0,
      reach: { wouldBeRead: 6, leftOut: { sharing_off: 1, opted_out_group: 0, left: 1 } },
      words: CONSENT_WORDS.identifiableInsights,
      sees: {
        ownRelationships: 'each person the own',
        accountFigures: 'everybody but guests',
        whoKnowsWhom: 'everybody',
      },
    });
    expect(shown.leftOut.map(({ person, reason }) => [person.name, reason])).toEqual([
      ['Ines Moreau', 'left'],
      ['Lena Voss', 'sharing_off'],
    ]);
    expect(await dump()).toEqual(before);
  });

  test('previewed for the last kind to be withdrawn says that nothing is read and all that was is deleted', async () => {
    for (const kind of CONSENT_KINDS.slice(1)) {
      await changeConsent(deps, administrator(), { kind, change: 'withdraw', from: 'test' });
    }
    const shown = await preview('userInsights', 'withdraw');
    expect(shown).toMatchObject({
      mailboxesRead: 0,
      sees: { ownRelationships: 'nobody', accountFigures: 'nobody', whoKnowsWhom: 'nobody' },
    });
    expect(shown.mailboxesErased).toBe(8);
  });

  test('explains each kind in words that say what, to whom, with an example, and what is never read', async () => {
    for (const kind of CONSENT_KINDS) {
      const { allows, whoSees, example, never } = CONSENT_WORDS[kind];
      for (const text of [allows, whoSees, example, never]) expect(text.length).toBeGreaterThan(40);
      expect(never).toMatch(/subjects, texts and attachments are never read/i);
      expect(example).toMatch(/reads: "/);
    }
  });

  async function dump(): Promise<unknown> {
    return database.asOwner(async ({ query }) => [
      await query('select * from consent order by tenant_id, kind'),
      await query('select * from sharing order by tenant_id, colleague_id'),
      await query('select * from receipt order by receipt_id'),
      await query('select * from audit_entry order by tenant_id, seq'),
    ]);
  }
});
