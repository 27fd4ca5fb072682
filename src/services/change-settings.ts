import { AppError, type FieldProblem } from '../domain/app-error.ts';
import { checkHealthSettings, type HealthSettings } from '../domain/health-settings.ts';
import { MOST_TEMPLATE_CHARACTERS, PLACEHOLDERS, unknownPlaceholders } from '../domain/introduction-mail.ts';
import { readPlainText } from '../domain/plain-text.ts';
import { appendAudit } from '../store/audit.ts';
import {
  lockTenantSettings,
  readTenantSettings,
  type TenantSettingChange,
  type TenantSettingRow,
  writeTenantSettings,
} from '../store/tenant-settings.ts';
import { actorOf, type Caller, requireAdministrator } from './caller.ts';
import type { Deps } from './deps.ts';

/** What an administrator sets for the whole tenant. */
export type TenantSettings = HealthSettings & {
  /** Colleagues that must contribute to each de-identified figure of an account. */
  readonly leastColleagues: number;
  /** The mail that introduces two people, with placeholders such as {contact}; null for the usual text. */
  readonly introductionSubject: string | null;
  readonly introductionBody: string | null;
};

/** A change of them: what is left out stays. */
export type SettingsChange = { readonly [Name in keyof TenantSettings]?: TenantSettings[Name] | undefined };

/** Bounds of {@link TenantSettings.leastColleagues}: below three a figure is somebody's own (law 5). */
export const LEAST_COLLEAGUES = { from: 3, to: 50 } as const;

/**
 * Changes the settings of the tenant, from the next request on. Each change is in the audit: who raises the number step by step
 * could count how many contribute to a figure.
 *
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` naming each field.
 */
export async function changeSettings(deps: Deps, caller: Caller, input: SettingsChange): Promise<TenantSettings> {
  requireAdministrator(caller);
  const change = readChange(input);
  // Nothing was asked for, so nothing was decided.
  if (Object.keys(detailOf(change)).length === 0) return readTenantSettings(deps.db, caller.tenantId);
  await deps.db.write(caller.tenantId, async (query) => {
    const before = await lockTenantSettings(query, caller.tenantId);
    await writeTenantSettings(query, caller.tenantId, changed(before, change));
    const event = {
      at: deps.now(),
      actor: actorOf(caller),
      action: 'settings changed',
      detail: detailOf(change),
    } as const;
    await appendAudit(query, caller.tenantId, event);
  });
  await deps.db.keepChoices();
  return readTenantSettings(deps.db, caller.tenantId);
}

/** @throws AppError `invalid_input` naming each field */
function readChange(input: SettingsChange): TenantSettingChange {
  const { leastColleagues, frequency, adjustments, gradeBounds } = input;
  const { from, to } = LEAST_COLLEAGUES;
  if (
    leastColleagues !== undefined &&
    !(Number.isInteger(leastColleagues) && leastColleagues >= from && leastColleagues <= to)
  ) {
    throw new AppError('invalid_input', 'That many colleagues cannot be asked for.', [
      { field: 'leastColleagues', problem: `a whole number from ${from} to ${to}` },
    ]);
  }
  return {
    leastColleagues,
    introductionSubject: templateOf(input, 'subject'),
    introductionBody: templateOf(input, 'body'),
    frequency,
    adjustments,
    gradeBounds,
  };
}

/** @throws AppError `invalid_input` for health settings that are not possible */
function changed(before: TenantSettingRow, change: TenantSettingChange): TenantSettingRow {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = { ...before, ...said };
  checkHealthSettings(after);
  return after;
}

/** What is told of a change in the audit: numbers as they are, and of texts only that they changed. */
function detailOf(change: TenantSettingChange): Readonly<Record<string, string | number>> {
  const { leastColleagues, frequency, adjustments, gradeBounds } = change;
  const isMailChanged = change.introductionSubject !== undefined || change.introductionBody !== undefined;
  return {
    ...(leastColleagues === undefined ? {} : { leastColleagues }),
    ...(isMailChanged ? { introductionMail: 'changed' } : {}),
    ...(frequency === undefined ? {} : { frequency }),
    ...(adjustments === undefined ? {} : adjustments),
    ...(gradeBounds === undefined ? {} : gradeBounds),
  };
}

/** A text of the template as it is kept. @throws AppError `invalid_input` naming it */
function templateOf(input: SettingsChange, part: 'subject' | 'body'): string | null | undefined {
  const field = part === 'subject' ? 'introductionSubject' : 'introductionBody';
  const raw = input[field];
  if (raw === undefined || raw === null) return raw;
  const most = MOST_TEMPLATE_CHARACTERS[part];
  const read = readPlainText(raw, { least: 1, most });
  const problem =
    read.state === 'refused'
      ? `1 to ${most} characters of plain text; null brings the usual text back`
      : part === 'subject' && read.text.includes('\n')
        ? 'one line'
        : unknownPlaceholders(read.text).length > 0
          ? `it may name ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')} and nothing else in braces`
          : undefined;
  if (read.state === 'fine' && problem === undefined) return read.text;
  const problems: readonly FieldProblem[] = [{ field, problem: problem ?? 'it cannot be used' }];
  throw new AppError('invalid_input', 'That text cannot be used for introductions.', problems);
}
