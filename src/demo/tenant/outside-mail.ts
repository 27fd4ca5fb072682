import type { MadeUpContact } from './accounts.ts';
import { activityOn, workingDayOnOrBefore } from './calendar/working-days.ts';
import { momentOn } from './calendar/working-hours.ts';
import { writeConversation } from './conversation.ts';
import type { MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import type { Post } from './post.ts';
import { between, chance, normal, pick, type Random } from './random.ts';
import type { Tie } from './ties.ts';

/** Writes the year's conversations of every tie; now and then somebody who knows the other side is in copy. */
export function writeOutsideMail(post: Post, random: Random, period: Period, ties: readonly Tie[]): void {
  const knowersOf = Map.groupBy(ties, (tie) => tie.contact);
  const tiesOf = Map.groupBy(ties, (tie) => tie.colleague);
  for (const tie of ties) {
    const knowers = (knowersOf.get(tie.contact) ?? []).map(({ colleague }) => colleague);
    const known = (tiesOf.get(tie.colleague) ?? [])
      .map(({ contact }) => contact)
      .filter((who) => isSameAccount(who, tie));
    for (let count = 0; count < tie.conversations; count += 1) {
      writeOne(post, random, period, tie, { knowers, known }, count === 0);
    }
  }
}

type Bystanders = { readonly knowers: readonly MadeUpColleague[]; readonly known: readonly MadeUpContact[] };

function writeOne(
  post: Post,
  random: Random,
  period: Period,
  tie: Tie,
  bystanders: Bystanders,
  isFirst: boolean,
): void {
  const { colleague, contact } = tie;
  const isOurs = chance(random, tie.ourShare);
  const [from, to] = isOurs ? [colleague, contact] : [contact, colleague];
  const day = isOurs
    ? drawDay(random, period, tie, colleague)
    : drawDay(random, period, tie, { ...contact, lastDay: colleague.lastDay });
  if (day === undefined && !isFirst) return;
  const last = Math.min(period.last, colleague.lastDay);
  const anyDay = (): number => workingDayOnOrBefore(Math.floor(between(random, period.first + 4, last + 1)), colleague);
  const cc = [
    ...(chance(random, 0.14) ? [pick(random, bystanders.knowers)] : []),
    ...(chance(random, 0.12) && bystanders.known.length > 0 ? [pick(random, bystanders.known)] : []),
  ].filter((who) => who !== from && who !== to && (day ?? 0) <= who.lastDay);
  const startsAt = momentOn(random, day ?? Math.max(period.first, anyDay()), from);
  writeConversation(post, random, { startsAt, from, to: [to], cc, answerChance: tie.answerChance });
}

/** A day on which the author may well write, as the tie's course has it; `undefined` when none was found. */
function drawDay(
  random: Random,
  period: Period,
  tie: Tie,
  author: Parameters<typeof activityOn>[1],
): number | undefined {
  const days = period.last - period.first + 1;
  for (let tries = 0; tries < 12; tries += 1) {
    const day = period.first + Math.floor(placeInYear(random, tie) * days);
    if (day >= period.first && day <= period.last && chance(random, activityOn(day, author))) return day;
  }
  return undefined;
}

/** Where in the year (0..1) the next conversation of the tie lies. */
function placeInYear(random: Random, tie: Tie): number {
  switch (tie.course) {
    case 'steady':
      return random();
    case 'cooling':
      return coolingPlace(random);
    case 'growing':
      return 1 - coolingPlace(random);
    case 'episode':
      return normal(random, tie.episodeAt, 0.03);
  }
}

/** Busy in the first half of the year, then less and less. */
function coolingPlace(random: Random): number {
  return chance(random, 0.82) ? random() * 0.5 : 0.5 + 0.5 * random() ** 2.5;
}

function isSameAccount(contact: MadeUpContact, tie: Tie): boolean {
  return contact !== tie.contact && contact.account !== undefined && contact.account === tie.contact.account;
}
