import { crowdSize } from '../domain/account-crowd.ts';
import { type Day, dayOf, mondayOf } from '../domain/calendar.ts';
import { scoreOf } from '../domain/health-score.ts';
import { type HealthyFigures, healthyFiguresOf } from '../domain/healthy-figures.ts';
import { isShownTo } from '../policy/consent-in-force.ts';
import { listAggregatedCalendars } from '../store/aggregated-calendars.ts';
import { listAggregatedFigures } from '../store/aggregated-figures.ts';
import { listGrantedConsents } from '../store/granted-consent.ts';
import { readTenantSettings } from '../store/tenant-settings.ts';
import type { Caller } from './caller.ts';
import { readCrowdPart } from './crowd-part.ts';
import type { Deps } from './deps.ts';

/** What is usual among the healthy relationships of the tenant. */
export type HealthyFiguresAnswer =
  | {
      readonly state: 'shown';
      /** A Monday (UTC): the quarter and the year before it are looked at. */
      readonly asOf: Day;
      readonly figures90: HealthyFigures;
      readonly figures365: HealthyFigures;
    }
  | { readonly state: 'too_few_people'; readonly atLeast: number }
  | { readonly state: 'consent_required' };

/**
 * Says what is usual among healthy relationships: those with the grade good, of everybody who shares. It is a figure of a crowd: the same
 * for everybody all week, and nobody decides it alone (docs/decisions/0020).
 */
export async function readHealthyFigures(deps: Deps, caller: Caller): Promise<HealthyFiguresAnswer> {
  const { tenantId, role } = caller;
  const consents = await listGrantedConsents(deps.db, tenantId);
  if (!isShownTo(role, 'aggregatedInsights', consents)) return { state: 'consent_required' };
  const settings = await readTenantSettings(deps.db, tenantId);
  const at = mondayOf(dayOf(deps.now()));
  const part = await readCrowdPart(deps, tenantId);
  const [calendars, figures] = await Promise.all([
    listAggregatedCalendars(deps.db, tenantId, part, at),
    listAggregatedFigures(deps.db, tenantId, part, at),
  ]);
  const healthy = new Set(
    calendars
      .filter(({ calendar }) => (scoreOf(calendar, settings) ?? 0) >= settings.gradeBounds.goodFrom)
      .map(({ colleagueId, contactId }) => `${colleagueId} ${contactId}`),
  );
  const relationships = figures
    .filter(({ colleagueId, contactId }) => healthy.has(`${colleagueId} ${contactId}`))
    .map((one) => ({ ...one, colleague: String(one.colleagueId) }));
  const atLeast = crowdSize(settings.leastColleagues);
  const colleagues = new Set(relationships.map(({ colleague }) => colleague));
  if (colleagues.size < atLeast) return { state: 'too_few_people', atLeast };
  return {
    state: 'shown',
    asOf: at,
    figures90: healthyFiguresOf(relationships, 'figures90', settings.leastColleagues),
    figures365: healthyFiguresOf(relationships, 'figures365', settings.leastColleagues),
  };
}
