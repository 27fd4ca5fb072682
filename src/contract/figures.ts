import * as z from 'zod';
import type { DayActivity, Interaction, KeyFigures, Milestones, Week } from '../domain/figures.ts';
import { ABOUT, aboutSchema } from './about.ts';
import { daySchema, instantSchema } from './fields.ts';

const count = z.int().min(0);
const share = z.number().min(0).nullable();

/** Key figures of a relationship over a window. */
export const keyFiguresSchema = z
  .strictObject({
    windowDays: z.union([z.literal(90), z.literal(365)]),
    mailsSent: count,
    mailsReceived: count,
    repliesByThem: count,
    repliesByUs: count,
    medianReplySecondsByThem: share,
    medianReplySecondsByUs: share,
    replyRateByThem: share.describe('Replies as a share of the mails they answer.'),
    replyRateByUs: share.describe('Replies as a share of the mails we answer.'),
    sendReceiveRatio: share,
    meetings: count,
    calls: count,
    minutesByUs: z.number().min(0).describe('A mail read 2.5, written 5; a meeting its minutes times our attendees.'),
    minutesByThem: z.number().min(0).describe('The same for their side; a meeting counts once.'),
    about: aboutSchema('keyFigures'),
  })
  .meta({ id: 'KeyFigures', description: 'What passed between the two sides in a window of days.' });

const counts = { mailsSent: count, mailsReceived: count, meetings: count, calls: count };

/** The weeks of a relationship. */
export const timeLineSchema = z
  .strictObject({
    weeks: z.array(z.strictObject({ startsOn: daySchema.describe('A Monday.'), ...counts })).describe('Oldest first.'),
    about: aboutSchema('timeLine'),
  })
  .meta({ id: 'TimeLine', description: 'What happened week by week.' });

/** What happened on one day. */
export const dayActivitySchema = z
  .strictObject({ day: daySchema, ...counts })
  .meta({ id: 'DayActivity', description: 'What happened on one day.' });

/** Something that happened or is going to. */
const interactionSchema = z
  .strictObject({
    on: daySchema,
    startsAt: instantSchema.nullable().describe('Of a meeting or call; null for mail, of which only the day is kept.'),
    kind: z.enum(['mail', 'meeting', 'call']),
    direction: z.enum(['in', 'out', 'both']).describe('`in`: they wrote or invited; `out`: we did.'),
  })
  .meta({ id: 'Interaction', description: 'Something that happened between the two sides, or is going to.' });

/** First, last and next. */
export const milestonesSchema = z
  .strictObject({
    first: interactionSchema.nullable(),
    last: interactionSchema.nullable(),
    next: interactionSchema.nullable(),
  })
  .meta({ id: 'Milestones', description: 'The first and last interaction so far, and the next one to come.' });

/** Key figures, domain to wire. */
export function presentKeyFigures(figures: KeyFigures): z.infer<typeof keyFiguresSchema> {
  return {
    windowDays: figures.windowDays,
    mailsSent: figures.mailsSent,
    mailsReceived: figures.mailsReceived,
    repliesByThem: figures.repliesByThem,
    repliesByUs: figures.repliesByUs,
    medianReplySecondsByThem: figures.medianReplySecondsByThem,
    medianReplySecondsByUs: figures.medianReplySecondsByUs,
    replyRateByThem: figures.replyRateByThem,
    replyRateByUs: figures.replyRateByUs,
    sendReceiveRatio: figures.sendReceiveRatio,
    meetings: figures.meetings,
    calls: figures.calls,
    minutesByUs: figures.minutesByUs,
    minutesByThem: figures.minutesByThem,
    about: ABOUT.keyFigures,
  };
}

/** A time line, domain to wire. */
export function presentTimeLine(weeks: readonly Week[]): z.infer<typeof timeLineSchema> {
  return {
    weeks: weeks.map((week) => ({
      startsOn: week.startsOn,
      mailsSent: week.mailsSent,
      mailsReceived: week.mailsReceived,
      meetings: week.meetings,
      calls: week.calls,
    })),
    about: ABOUT.timeLine,
  };
}

/** A day's activity, domain to wire. */
export function presentDayActivity(activity: DayActivity): z.infer<typeof dayActivitySchema> {
  return {
    day: activity.day,
    mailsSent: activity.mailsSent,
    mailsReceived: activity.mailsReceived,
    meetings: activity.meetings,
    calls: activity.calls,
  };
}

/** First, last and next, domain to wire. */
export function presentMilestones(milestones: Milestones): z.infer<typeof milestonesSchema> {
  return {
    first: presentInteraction(milestones.first),
    last: presentInteraction(milestones.last),
    next: presentInteraction(milestones.next),
  };
}

/** An interaction, domain to wire; null stays null. */
function presentInteraction(interaction: Interaction | null): z.infer<typeof interactionSchema> | null {
  if (interaction === null) return null;
  return {
    on: interaction.on,
    startsAt: interaction.startsAt === null ? null : new Date(interaction.startsAt).toISOString(),
    kind: interaction.kind,
    direction: interaction.direction,
  };
}
