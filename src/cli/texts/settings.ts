import type { TenantSettings } from '../../services/change-settings.ts';
import { tableLines } from './table.ts';

/** What is set for the whole tenant, as lines to read. */
export function settingsLines(settings: TenantSettings): readonly string[] {
  const { adjustments, gradeBounds } = settings;
  const { fairFrom, goodFrom } = gradeBounds;
  return tableLines(
    ['Setting', ''],
    [
      ['Least colleagues in a figure of an account', String(settings.leastColleagues)],
      ['Contact is expected every', settings.frequency],
      ['Mail weighs', weightText(adjustments.mail)],
      ['Meetings weigh', weightText(adjustments.meeting)],
      ['Calls weigh', weightText(adjustments.call)],
      ['Health is good', `${goodFrom} to 100`],
      ['Health is fair', `${fairFrom} to ${goodFrom - 1}`],
      ['Health is poor', `0 to ${fairFrom - 1}`],
      [
        'Mail that introduces',
        settings.introductionSubject === null && settings.introductionBody === null ? 'as usual' : 'own text',
      ],
    ],
  );
}

function weightText(adjustment: number): string {
  if (adjustment === 0) return 'as usual';
  const percent = Math.round(Math.abs(adjustment) * 100);
  return `${percent} % ${adjustment > 0 ? 'more' : 'less'} than usual`;
}
