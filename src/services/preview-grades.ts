import { type Day, dayOf, mondayOf } from '../domain/calendar.ts';
import { type ScoredRelationship, type Share, scoreSharesOf } from '../domain/grade-shares.ts';
import { scoreOf } from '../domain/health-score.ts';
import { checkHealthSettings, type Frequency, type WeightAdjustments } from '../domain/health-settings.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { listAggregatedCalendars } from '../store/aggregated-calendars.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { readTenantSettings } from '../store/tenant-settings.ts';
import { type Caller, requireAdministrator } from './caller.ts';
import { readCrowdPart } from './crowd-part.ts';
import type { Deps } from './deps.ts';

/** What grades would come out, before it is saved. */
export type GradesPreview =
  | {
      readonly state: 'shown';
      /** A Monday (UTC): the year before it is looked at. */
      readonly asOf: Day;
      /** For each score 0..100 the share of relationships that reach it; null where one colleague alone would decide it. */
      readonly reaching: readonly (Share | null)[];
    }
  | { readonly state: 'too_few_people'; readonly atLeast: number }
  | { readonly state: 'consent_required' };

/** Settings to try; those in force where they are left out. */
export type GradesQuestion = {
  readonly frequency?: Frequency | undefined;
  readonly adjustments?: Partial<WeightAdjustments> | undefined;
};

/**
 * Says which share of the relationships of those who share reaches each score, with the settings in force or with others that are being
 * tried. It is a figure of a crowd, as those of accounts are: the same for everybody all week, and nobody decides it alone
 * (docs/decisions/0018).
 *
 * @throws AppError `forbidden` unless the caller is an administrator; `invalid_input` for an adjustment outside -0.5..0.5
 */
export async function previewGrades(deps: Deps, caller: Caller, question: GradesQuestion): Promise<GradesPreview> {
  requireAdministrator(caller);
  const { tenantId } = caller;
  const saved = await readTenantSettings(deps.db, tenantId);
  const settings = checkHealthSettings({
    frequency: question.frequency ?? saved.frequency,
    adjustments: { ...saved.adjustments, ...question.adjustments },
    gradeBounds: saved.gradeBounds,
  });
  const consents = await listGrantedConsents(deps.db, tenantId);
  if (!isShownTo(caller.role, 'aggregatedInsights', consents)) return { state: 'consent_required' };
  const at = mondayOf(dayOf(deps.now()));
  const colleagueIds = await readCrowdPart(deps, tenantId);
  const calendars = await listAggregatedCalendars(deps.db, tenantId, colleagueIds, at);
  const scored = calendars.flatMap(({ colleagueId, calendar }): readonly ScoredRelationship[] => {
    const score = scoreOf(calendar, settings);
    return score === undefined ? [] : [{ colleague: String(colleagueId), score }];
  });
  const shares = scoreSharesOf(scored, saved.leastColleagues);
  switch (shares.state) {
    case 'ok':
      return { state: 'shown', asOf: at, reaching: shares.reaching };
    case 'too few colleagues':
      return { state: 'too_few_people', atLeast: shares.neededColleagues };
  }
}
