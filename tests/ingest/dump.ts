import type { Database } from '../../src/store/database.ts';

const KEPT = ['day', 'meeting', 'familiarity', 'peer', 'connection', 'batch', 'mailbox'] as const;

/**
 * Everything that imports leave behind, as text: one line a row, in order, colleagues under their object id or address, since
 * their numbers depend on who came first.
 */
export async function dumpKept(database: Database): Promise<string> {
  return database.asOwner(async ({ query }) => {
    const lines: string[] = [];
    for (const table of KEPT) {
      const rows = await query<{ row: string }>(
        `select concat_ws(' ', tenant.name, coalesce(colleague.object_id, colleague.address),
           to_jsonb(kept) - 'colleague_id' - 'tenant_id') as row
         from ${table} as kept
         join tenant using (tenant_id)
         left join colleague using (tenant_id, colleague_id)
         order by row`,
      );
      lines.push(...rows.map(({ row }) => `${table} ${row}`));
    }
    lines.push(...(await dumpPeople(query)));
    return lines.join('\n');
  });
}

async function dumpPeople(query: <Row>(text: string) => Promise<readonly Row[]>): Promise<readonly string[]> {
  const contacts = await query<{ row: string }>(
    `select concat_ws(' ', 'contact', tenant.name, to_jsonb(contact) - 'tenant_id') as row
     from contact
     join tenant using (tenant_id)
     order by row`,
  );
  const colleagues = await query<{ row: string }>(
    `select concat_ws(' ', 'colleague', tenant.name, to_jsonb(colleague) - 'tenant_id' - 'colleague_id', sharing.is_on,
       (select string_agg(address, ',' order by address) from colleague_address
        where colleague_address.tenant_id = colleague.tenant_id
          and colleague_address.colleague_id = colleague.colleague_id)) as row
     from colleague
     join tenant using (tenant_id)
     left join sharing using (tenant_id, colleague_id)
     order by row`,
  );
  return [...contacts, ...colleagues].map(({ row }) => row);
}
