import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TenantId } from '../../src/domain/ids.ts';
import { type AuditHead, appendAudit, listAudit, listAuditHeads, verifyAudit } from '../../src/store/audit.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { buildWorld } from '../support/world.ts';

const AT = Date.UTC(2026, 5, 15, 12);

describeOnEachDatabase('the audit', (database) => {
  let tenantId: TenantId;
  let other: TenantId;
  beforeEach(async () => {
    const world = await buildWorld(database);
    tenantId = world.contoso.tenantId;
    other = world.fabrikam.tenantId;
    for (let entry = 1; entry <= 5; entry += 1) {
      await append(tenantId, entry);
    }
    await append(other, 1);
  });

  const append = (tenant: TenantId, entry: number) =>
    database.write(tenant, (query) =>
      appendAudit(query, tenant, {
        at: AT + entry,
        actor: 'command line',
        action: 'settings changed',
        subject: `subject ${entry}`,
        detail: { leastColleagues: entry },
      }),
    );
  const head = async (): Promise<AuditHead | undefined> =>
    (await database.asOwner(({ query }) => listAuditHeads(query))).find((one) => one.tenantId === tenantId);
  /** What somebody does who owns the server: the trigger is switched off first. */
  const tamper = (statement: string) =>
    database.asOwner(async ({ script, query }) => {
      await script('alter table audit_entry disable trigger all');
      await query(statement, [tenantId]);
      await script('alter table audit_entry enable trigger all');
    });

  test('is whole as it was written, for each tenant by itself', async () => {
    expect(await verifyAudit(database, tenantId, await head())).toEqual({ state: 'whole', entries: 5, restored: 0 });
    expect(await verifyAudit(database, other, undefined)).toEqual({ state: 'whole', entries: 1, restored: 0 });
  });

  test('lists newest first, page by page, and nobody else’s', async () => {
    const first = await listAudit(database, tenantId, { limit: 3, before: undefined });
    const second = await listAudit(database, tenantId, { limit: 3, before: first.at(-1)?.seq });
    expect([...first, ...second].map((entry) => entry.subject)).toEqual(
      [5, 4, 3, 2, 1].map((entry) => `subject ${entry}`),
    );
  });

  test('numbers entries without a gap when many are added at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(tenantId, 100 + index)));
    expect(await verifyAudit(database, tenantId, await head())).toMatchObject({ state: 'whole', entries: 25 });
  });

  test('loses an entry together with what it tells about, and never one without the other', async () => {
    const failing = database.write(tenantId, async (query) => {
      await appendAudit(query, tenantId, { at: AT, actor: 'service', action: 'mailbox erased' });
      throw new Error('not done');
    });
    await expect(failing).rejects.toThrow('not done');
    expect(await verifyAudit(database, tenantId, await head())).toMatchObject({ entries: 5 });
  });

  test.each([
    'update audit_entry set actor = actor where tenant_id = $1',
    'delete from audit_entry where tenant_id = $1 and seq = 5',
  ])('refuses even the owner of the tables: %s', async (statement) => {
    await expect(database.asOwner(({ query }) => query(statement, [tenantId]))).rejects.toMatchObject({
      code: '42501',
    });
  });

  describe('that was tampered with is found broken', () => {
    test.each([
      ["update audit_entry set actor = 'x' where tenant_id = $1 and seq = 3", 3, 'changed'],
      ["update audit_entry set action = 'sharing paused' where tenant_id = $1 and seq = 2", 2, 'changed'],
      ["update audit_entry set at = at + interval '1 second' where tenant_id = $1 and seq = 4", 4, 'changed'],
      ["update audit_entry set detail = '{}' where tenant_id = $1 and seq = 1", 1, 'changed'],
      ['update audit_entry set subject = null where tenant_id = $1 and seq = 5', 5, 'changed'],
      ['delete from audit_entry where tenant_id = $1 and seq = 3', 3, 'missing'],
      ['delete from audit_entry where tenant_id = $1 and seq = 1', 1, 'missing'],
      // Cut off at the end the chain itself is whole: the head that is known outside tells.
      ['delete from audit_entry where tenant_id = $1 and seq = 5', 5, 'missing'],
      ['delete from audit_entry where tenant_id = $1', 1, 'missing'],
    ] as const)('%s', async (statement, seq, problem) => {
      const known = await head();
      await tamper(statement);
      expect(await verifyAudit(database, tenantId, known)).toEqual({ state: 'broken', seq, problem });
    });

    test('also where the whole chain was written anew after the change', async () => {
      const known = await head();
      await tamper('delete from audit_entry where tenant_id = $1 and seq >= 4');
      await append(tenantId, 44);
      await append(tenantId, 55);
      expect(await verifyAudit(database, tenantId, known)).toMatchObject({ state: 'broken', problem: 'missing' });
    });
  });
});
