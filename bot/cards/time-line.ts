import type { Day } from '../../src/domain/calendar.ts';
import type { Week } from '../../src/domain/figures.ts';
import type { Words } from '../words/words.ts';
import type { CardElement } from './card.ts';
import { container, note, text } from './elements.ts';

const MOST_MONTHS = 12;
const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

type Month = { readonly firstWeek: Day; readonly contacts: number };

/** The contacts of a year by month: a chart where the client draws one, else a row of bars with the same in words. */
export function timeLineElements(words: Words, weeks: readonly Week[]): readonly CardElement[] {
  const { health, format } = words;
  const months = monthsOf(weeks);
  const [first] = months;
  const last = months.at(-1);
  const busiest = months.toSorted((a, b) => b.contacts - a.contacts)[0];
  if (first === undefined || last === undefined || busiest === undefined || busiest.contacts === 0) return [];
  const span = `${format.month(first.firstWeek)} – ${format.month(last.firstWeek)}`;
  const said = `${span}. ${health.busiest(format.month(busiest.firstWeek), busiest.contacts)}`;
  return [
    {
      type: 'Chart.VerticalBar',
      title: health.timeLine,
      xAxisTitle: health.months,
      yAxisTitle: health.contacts,
      data: months.map((month) => ({ x: format.monthName(month.firstWeek), y: month.contacts })),
      spacing: 'Medium',
      fallback: container(
        [
          text(health.timeLine, { weight: 'Bolder' }),
          text(months.map(({ contacts }) => blockOf(contacts, busiest.contacts)).join(' '), {
            size: 'Medium',
            color: 'Accent',
            spacing: 'Small',
          }),
          note(said, { spacing: 'None' }),
        ],
        { spacing: 'Medium' },
      ),
    },
  ];
}

/** Weeks summed by the month their Monday is in, oldest first. */
function monthsOf(weeks: readonly Week[]): readonly Month[] {
  const byMonth = Map.groupBy(weeks, (week) => week.startsOn.slice(0, 7));
  return [...byMonth.values()]
    .flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const contacts = [first, ...rest].reduce((sum, week) => sum + contactsIn(week), 0);
      return [{ firstWeek: first.startsOn, contacts }];
    })
    .slice(-MOST_MONTHS);
}

function contactsIn(week: Week): number {
  return week.mailsSent + week.mailsReceived + week.meetings + week.calls;
}

function blockOf(contacts: number, most: number): string {
  return BLOCKS[Math.ceil((contacts / most) * (BLOCKS.length - 1))] ?? BLOCKS[0];
}
