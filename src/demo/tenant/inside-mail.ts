import { activityOn } from './calendar/working-days.ts';
import { momentOn } from './calendar/working-hours.ts';
import { TENANT } from './cast.ts';
import { writeConversation } from './conversation.ts';
import { type Correspondent, unattended } from './correspondent.ts';
import { DEPARTMENTS } from './organisation.ts';
import type { MadeUpColleague } from './people.ts';
import type { Period } from './period.ts';
import type { Post } from './post.ts';
import { chance, openWeightedPick, pick, type Random, wholeBetween } from './random.ts';

/** Writes the mail between colleagues: mostly within the team, then the department, then anybody. */
export function writeInsideMail(
  post: Post,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  scale: number,
): void {
  const people = colleagues.filter(({ kind }) => kind === 'person' || kind === 'guest');
  const teams = Map.groupBy(people, ({ team }) => team);
  const departments = Map.groupBy(people, ({ department }) => department);
  const anybody = openWeightedPick(people, ({ insideMails }) => insideMails);
  const nextPartner = (who: MadeUpColleague): MadeUpColleague => {
    const circle = random();
    if (circle < 0.68) return pick(random, teams.get(who.team) ?? people);
    return circle < 0.86 ? pick(random, departments.get(who.department) ?? people) : anybody(random);
  };
  for (const from of people) {
    for (let count = 0; count < from.insideMails * scale; count += 1) {
      const day = wholeBetween(random, period.first, period.last);
      if (!chance(random, activityOn(day, from))) continue;
      const wanted = recipientCount(random);
      const others = Array.from({ length: wanted }, () => nextPartner(from)).filter((who) => day <= who.lastDay);
      const recipients = [...new Set(others)].filter((who) => who !== from);
      const [to, ...rest] = recipients;
      if (to === undefined) continue;
      const first = chance(random, 0.5) ? { to: recipients, cc: [] } : { to: [to], cc: rest };
      writeConversation(post, random, { startsAt: momentOn(random, day, from), from, ...first, answerChance: 0.42 });
    }
  }
}

/** Writes what goes through the distribution lists: the whole house now and then, a department about every week. */
export function writeListMail(
  post: Post,
  random: Random,
  period: Period,
  colleagues: readonly MadeUpColleague[],
  scale: number,
): void {
  const people = colleagues.filter(({ kind }) => kind === 'person');
  const announcers = people.filter(
    ({ department, isLead }) => department === 'Executive' || (department === 'HR' && isLead),
  );
  writeToList(post, random, period, everybodyList(people), announcers, Math.ceil(44 * scale));
  for (const department of DEPARTMENTS) {
    const members = people.filter((person) => person.department === department.name);
    const list = unattended(department.list, `${department.list}@${TENANT.domain}`, members);
    writeToList(post, random, period, list, members, Math.ceil(48 * scale));
  }
}

/** The list of everybody with a mailbox of their own. */
export function everybodyList(people: readonly MadeUpColleague[]): Correspondent {
  return unattended('Everybody', `everybody@${TENANT.domain}`, people);
}

function writeToList(
  post: Post,
  random: Random,
  period: Period,
  list: Correspondent,
  authors: readonly MadeUpColleague[],
  mails: number,
): void {
  for (let count = 0; count < mails; count += 1) {
    const from = pick(random, authors);
    const day = wholeBetween(random, period.first, period.last);
    if (!chance(random, activityOn(day, from))) continue;
    post.send({ conversation: post.nextConversation(), sentAt: momentOn(random, day, from), from, to: [list] });
  }
}

function recipientCount(random: Random): number {
  if (chance(random, 0.66)) return 1;
  return chance(random, 0.6) ? 2 : wholeBetween(random, 3, 7);
}
