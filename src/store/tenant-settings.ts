import { USUAL_CROWD } from '../domain/account-crowd.ts';
import type { TenantId } from '../domain/ids.ts';
import { type IntroductionTemplate, USUAL_TEMPLATE } from '../domain/introduction-mail.ts';
import type { Database, Query } from './database.ts';

/** What a tenant has set; null where the usual text serves. */
export type TenantSettingRow = {
  readonly leastColleagues: number;
  readonly introductionSubject: string | null;
  readonly introductionBody: string | null;
};

type Row = {
  readonly least_colleagues: number;
  readonly introduction_subject: string | null;
  readonly introduction_body: string | null;
};

/** What a tenant has set, or what is usual. */
export async function readTenantSettings(db: Database, tenantId: TenantId): Promise<TenantSettingRow> {
  const [row] = await db.read<Row>(
    tenantId,
    `select least_colleagues, introduction_subject, introduction_body
     from tenant_setting
     where tenant_id = $1
     order by tenant_id`,
    [tenantId],
  );
  return {
    leastColleagues: row?.least_colleagues ?? USUAL_CROWD,
    introductionSubject: row?.introduction_subject ?? null,
    introductionBody: row?.introduction_body ?? null,
  };
}

/** How many colleagues must contribute to each de-identified figure of an account, as the tenant has set it; 5 otherwise. */
export async function readLeastColleagues(db: Database, tenantId: TenantId): Promise<number> {
  return (await readTenantSettings(db, tenantId)).leastColleagues;
}

/** The texts introductions are written from. */
export async function readIntroductionTemplate(db: Database, tenantId: TenantId): Promise<IntroductionTemplate> {
  const { introductionSubject, introductionBody } = await readTenantSettings(db, tenantId);
  return {
    subject: introductionSubject ?? USUAL_TEMPLATE.subject,
    body: introductionBody ?? USUAL_TEMPLATE.body,
  };
}

/** Sets how many colleagues must contribute; the database refuses fewer than three. */
export async function writeLeastColleagues(query: Query, tenantId: TenantId, leastColleagues: number): Promise<void> {
  await query(
    `insert into tenant_setting (tenant_id, least_colleagues)
     values ($1, $2)
     on conflict (tenant_id) do update set least_colleagues = excluded.least_colleagues`,
    [tenantId, leastColleagues],
  );
}

/** Sets the texts of introductions that are said; null brings the usual one back, undefined leaves what there is. */
export async function writeIntroductionTemplate(
  query: Query,
  tenantId: TenantId,
  template: { readonly subject: string | null | undefined; readonly body: string | null | undefined },
): Promise<void> {
  await query(
    `insert into tenant_setting (tenant_id, introduction_subject, introduction_body)
     values ($1, $2, $4)
     on conflict (tenant_id) do update set
       introduction_subject = case when $3::boolean then $2 else tenant_setting.introduction_subject end,
       introduction_body = case when $5::boolean then $4 else tenant_setting.introduction_body end`,
    [
      tenantId,
      template.subject ?? null,
      template.subject !== undefined,
      template.body ?? null,
      template.body !== undefined,
    ],
  );
}
