import { USUAL_CROWD } from '../domain/account-crowd.ts';
import { DEFAULT_HEALTH_SETTINGS, type Frequency, type HealthSettings } from '../domain/health-settings.ts';
import type { TenantId } from '../domain/ids.ts';
import { type IntroductionTemplate, USUAL_TEMPLATE } from '../domain/introduction-mail.ts';
import type { Database, Query } from './database.ts';

/** What a tenant has set; null where the usual text serves. */
export type TenantSettingRow = HealthSettings & {
  readonly leastColleagues: number;
  readonly introductionSubject: string | null;
  readonly introductionBody: string | null;
};

/** A change of it; undefined leaves what there is, and null brings a usual text back. */
export type TenantSettingChange = { readonly [Name in keyof TenantSettingRow]?: TenantSettingRow[Name] | undefined };

type Row = {
  readonly least_colleagues: number;
  readonly introduction_subject: string | null;
  readonly introduction_body: string | null;
  readonly frequency: Frequency;
  readonly mail_adjustment: number;
  readonly meeting_adjustment: number;
  readonly call_adjustment: number;
  readonly fair_from: number;
  readonly good_from: number;
};

const READ = `
select
  least_colleagues, introduction_subject, introduction_body, frequency, mail_adjustment, meeting_adjustment, call_adjustment, fair_from,
  good_from
from tenant_setting
where tenant_id = $1
order by tenant_id`;

/** What a tenant has set, or what is usual. */
export async function readTenantSettings(db: Database, tenantId: TenantId): Promise<TenantSettingRow> {
  const [row] = await db.read<Row>(tenantId, READ, [tenantId]);
  return settingsOf(row);
}

/** The same, held until the transaction ends: whoever changes it at the same moment waits. */
export async function lockTenantSettings(query: Query, tenantId: TenantId): Promise<TenantSettingRow> {
  await query(
    `insert into tenant_setting (tenant_id)
     values ($1)
     on conflict (tenant_id) do nothing`,
    [tenantId],
  );
  const [row] = await query<Row>(`${READ} for update`, [tenantId]);
  return settingsOf(row);
}

/** What the tenant has set about health: how often contact is expected, what a kind of contact weighs, where grades begin. */
export async function readHealthSettings(db: Database, tenantId: TenantId): Promise<HealthSettings> {
  const { frequency, adjustments, gradeBounds } = await readTenantSettings(db, tenantId);
  return { frequency, adjustments, gradeBounds };
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

/** Writes all settings; the database refuses what no setting may be. */
export async function writeTenantSettings(query: Query, tenantId: TenantId, settings: TenantSettingRow): Promise<void> {
  const { adjustments, gradeBounds } = settings;
  await query(WRITE, [
    tenantId,
    settings.leastColleagues,
    settings.introductionSubject,
    settings.introductionBody,
    settings.frequency,
    adjustments.mail,
    adjustments.meeting,
    adjustments.call,
    gradeBounds.fairFrom,
    gradeBounds.goodFrom,
  ]);
}

const WRITE = `
insert into tenant_setting (
  tenant_id, least_colleagues, introduction_subject, introduction_body, frequency, mail_adjustment, meeting_adjustment, call_adjustment,
  fair_from, good_from
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (tenant_id) do update set
  least_colleagues = excluded.least_colleagues,
  introduction_subject = excluded.introduction_subject,
  introduction_body = excluded.introduction_body,
  frequency = excluded.frequency,
  mail_adjustment = excluded.mail_adjustment,
  meeting_adjustment = excluded.meeting_adjustment,
  call_adjustment = excluded.call_adjustment,
  fair_from = excluded.fair_from,
  good_from = excluded.good_from`;

function settingsOf(row: Row | undefined): TenantSettingRow {
  if (row === undefined) {
    return {
      ...DEFAULT_HEALTH_SETTINGS,
      leastColleagues: USUAL_CROWD,
      introductionSubject: null,
      introductionBody: null,
    };
  }
  return {
    leastColleagues: row.least_colleagues,
    introductionSubject: row.introduction_subject,
    introductionBody: row.introduction_body,
    frequency: row.frequency,
    adjustments: { mail: row.mail_adjustment, meeting: row.meeting_adjustment, call: row.call_adjustment },
    gradeBounds: { fairFrom: row.fair_from, goodFrom: row.good_from },
  };
}
