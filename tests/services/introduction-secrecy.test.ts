import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../src/domain/calendar.ts';
import type { DeclineReason } from '../../src/domain/introduction.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import { answerIntroduction } from '../../src/services/answer-introduction.ts';
import { type Ask, askIntroduction } from '../../src/services/ask-introduction.ts';
import { cancelIntroduction } from '../../src/services/cancel-introduction.ts';
import { eraseContact } from '../../src/services/erase-contact.ts';
import { eraseOwnData } from '../../src/services/erase-own-data.ts';
import { exportOwnData } from '../../src/services/export-own-data.ts';
import { findAccountIntroducers } from '../../src/services/find-account-introducers.ts';
import { findIntroducers } from '../../src/services/find-introducers.ts';
import { listIntroductions } from '../../src/services/list-introductions.ts';
import { listOwnReceipts } from '../../src/services/list-own-receipts.ts';
import { listReceipts } from '../../src/services/list-receipts.ts';
import { readHealth } from '../../src/services/read-health.ts';
import { readIntroduction } from '../../src/services/read-introduction.ts';
import { readIntroductionMail } from '../../src/services/read-introduction-mail.ts';
import { moveByClock } from '../../src/store/introduction-clock.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { depsOf } from '../support/deps.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { askOf, callerOf, days } from '../support/introducing.ts';
import { ADDRESSES, buildWorld, NOW } from '../support/world.ts';

/** What an introducer did, on which day, or that he did nothing; and what the asker does himself. */
type Story = {
  readonly reason: DeclineReason | undefined;
  readonly declinedOn: number;
  readonly cancelledOn: number | undefined;
  readonly drawn: number;
};

/** Days on which the asker looks at everything: around every moment at which something might show, and more than a year later. */
const LOOKS = [0, 6.9, 7.1, 9.1, 9.2, 11.9, 14.1, 15, 31, 92, 120, 379, 394];

describeOnEachDatabase('a no and a silence', (database) => {
  test('give an asker the same answers to everything, byte for byte, before and after he is told that no answer came', async () => {
    const stories = fc.record({
      reason: fc.constantFrom<DeclineReason>('notKnownWell', 'notAboutContact', 'notAtAll'),
      declinedOn: fc.constantFrom(0, 2, 5, 8, 13),
      cancelledOn: fc.constantFrom(undefined, undefined, 3, 9),
      drawn: fc.constantFrom(0, 0.3, 0.7, 0.999),
    });
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const afterNo = await transcriptOf(story);
        const afterSilence = await transcriptOf({ ...story, reason: undefined });
        // The first difference says all; the whole story is long.
        const different = afterNo.findIndex((line, index) => line !== afterSilence[index]);
        expect(afterNo[different]).toEqual(afterSilence[different]);
        expect(afterNo.length).toBe(afterSilence.length);
      }),
      // PGlite plans each statement anew.
      { numRuns: database.kind === 'pglite' ? 1 : 2, endOnFailure: true },
    );
  }, 600_000);

  test.each(['himself', 'the contact', 'the introducer'] as const)(
    'leave the same receipts when the asker has %s forgotten, also if he is the administrator who lists them',
    async (whom) => {
      const silence = await receiptsAfter(whom, undefined);
      expect(silence).toContain('"introduction":1');
      expect(await receiptsAfter(whom, 'notKnownWell')).toBe(silence);
      expect(await receiptsAfter(whom, 'notAtAll')).toBe(silence);
    },
  );

  /** What the receipts say when somebody is forgotten on the sixth day, after a no or a silence. */
  async function receiptsAfter(
    whom: 'himself' | 'the contact' | 'the introducer',
    reason: DeclineReason | undefined,
  ): Promise<string> {
    await emptyTables(database);
    const world = await buildWorld(database);
    const [tove, omar] = [callerOf(world, 'tove'), callerOf(world, 'omar')];
    const administrator = { ...tove, role: 'administrator' } as const;
    const depsAt = (day: number) => ({ ...depsOf(database, NOW + days(day)), random: () => 0.5 });
    const { id } = await askIntroduction(depsAt(0), tove, askOf('omar'));
    if (reason !== undefined) await answerIntroduction(depsAt(1), omar, { id, answer: 'decline', reason });
    const deps = depsAt(6);
    await moveByClock(database, deps.now());
    switch (whom) {
      case 'himself':
        await eraseOwnData(deps, tove);
        break;
      case 'the contact':
        await eraseContact(deps, administrator, { address: ADDRESSES.yvonne });
        break;
      case 'the introducer':
        await eraseOwnData(deps, omar);
        break;
    }
    await eraseAll(deps);
    const told = [await listOwnReceipts(deps, tove), await listReceipts(deps, administrator, { limit: 5 })];
    return JSON.stringify(told).replaceAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f-]{21}/g, 'id');
  }

  /** Everything the asker is told in a story, in order. */
  async function transcriptOf(story: Story): Promise<readonly string[]> {
    await emptyTables(database);
    const world = await buildWorld(database);
    await database.asOwner(({ query }) => query('update sharing set changed_at = $1', [new Date(NOW)]));
    const tove = callerOf(world, 'tove');
    const omar = callerOf(world, 'omar');
    const depsAt = (day: number) => ({ ...depsOf(database, NOW + days(day)), random: () => story.drawn });
    const { id } = await askIntroduction(depsAt(0), tove, askOf('omar'));
    const told: string[] = [];
    const tell = async (what: string, answering: Promise<unknown>): Promise<void> => {
      const answer = await answering.catch((error: { code?: string; message?: string }) => [error.code, error.message]);
      told.push(`${what}: ${JSON.stringify(answer)}`);
    };
    const acts = [
      ...(story.reason === undefined ? [] : [{ day: story.declinedOn, what: 'decline' as const }]),
      ...(story.cancelledOn === undefined ? [] : [{ day: story.cancelledOn, what: 'cancel' as const }]),
    ];
    for (const day of [...new Set([...LOOKS, ...acts.map((act) => act.day), story.declinedOn])].sort((a, b) => a - b)) {
      const deps = depsAt(day);
      await moveByClock(database, deps.now());
      for (const act of acts.filter((one) => one.day === day)) {
        if (act.what === 'cancel') await tell('cancel', cancelIntroduction(deps, tove, { id }));
        else if (story.reason !== undefined) {
          await answerIntroduction(deps, omar, { id, answer: 'decline', reason: story.reason }).catch(() => undefined);
        }
      }
      const asked = (ask: Ask) => askIntroduction(deps, tove, ask);
      await tell(`${day} list`, listIntroductions(deps, tove));
      await tell('read', readIntroduction(deps, tove, { id }));
      await tell('mail', readIntroductionMail(deps, tove, { id }));
      for (const address of [ADDRESSES.yvonne, ADDRESSES.jonas]) {
        await tell('introducers', findIntroducers(deps, tove, { address }));
      }
      await tell(
        'introducers then',
        findIntroducers(deps, tove, { address: ADDRESSES.yvonne, at: '2026-06-10' as Day }),
      );
      await tell('health', readHealth(deps, tove, { address: ADDRESSES.yvonne }));
      await tell('account', findAccountIntroducers(deps, tove, { domain: 'fourthcoffee.com' }));
      await tell('same ask', asked(askOf('omar')));
      await tell('another introducer', asked(askOf('lena')));
      await tell('notices', noticesTo(world.contoso.colleagues.tove));
      await tell('export', exported(deps, tove));
      if (day === 15) await tell('another ask of the same introducer', asked(askOf('omar', 'jonas')));
    }
    return told.map((line) => line.replaceAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f-]{21}/g, idsIn(told)));
  }

  async function noticesTo(colleagueId: number): Promise<unknown> {
    return database.asOwner(({ query }) =>
      query('select kind, state, due_at from notice where colleague_id = $1 order by due_at, kind', [colleagueId]),
    );
  }

  async function exported(deps: ReturnType<typeof depsOf>, caller: Parameters<typeof exportOwnData>[1]) {
    const sections: Record<string, unknown[]> = {};
    for await (const { name, rows } of exportOwnData(deps, caller)) {
      const all: unknown[] = [];
      for await (const row of rows) all.push(row);
      if (name !== 'looked') sections[name] = all;
    }
    return sections;
  }
});

/** Ids are random: the same id gets the same name wherever it stands, by the order in which they come up. */
function idsIn(lines: readonly string[]): (id: string) => string {
  const text = lines.join('\n');
  const found = [...new Set(text.match(/[\da-f]{8}-[\da-f]{4}-4[\da-f-]{21}/g) ?? [])];
  return (id) => `id ${found.indexOf(id)}`;
}
