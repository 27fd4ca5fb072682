import { answeredAt } from './calendar/working-hours.ts';
import type { Correspondent } from './correspondent.ts';
import { hasLeft, type Post } from './post.ts';
import { between, chance, logNormal, pick, type Random } from './random.ts';

/** How a conversation begins and how likely it goes on. */
export type Opening = {
  readonly startsAt: number;
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  /** Probability (0..1) that a mail is answered, and the answer answered again. */
  readonly answerChance: number;
};

const MOST_MAILS = 9;
const DRAFT_CHANCE = 0.012;

/** Writes a mail and the answers it draws, each after a log-normal time at work, everybody in copy kept in copy. */
export function writeConversation(post: Post, random: Random, opening: Opening): void {
  const conversation = post.nextConversation();
  const everybody = [opening.from, ...opening.to, ...opening.cc];
  let { from, to, cc, startsAt: sentAt } = { ...opening };
  for (let mails = 1; mails <= MOST_MAILS; mails += 1) {
    if (!post.send({ conversation, sentAt, from, to, cc })) return;
    const previous = from;
    const present = to.filter((who) => !hasLeft(who, sentAt));
    if (present.length === 0 || !chance(random, opening.answerChance)) return;
    const next = pick(random, present);
    if (next.mailbox !== undefined && chance(random, DRAFT_CHANCE)) {
      post.send({ conversation, sentAt: sentAt + 900_000, from: next, to: [previous], isDraft: true });
    }
    const answer = answeredAt(random, sentAt + thinkingTime(random, next), next);
    if (answer === undefined) return;
    sentAt = Math.max(answer, sentAt + 60_000);
    from = next;
    to = [previous];
    cc = everybody.filter((who) => who !== next && who !== previous && !hasLeft(who, sentAt));
  }
}

function thinkingTime(random: Random, who: Correspondent): number {
  return Math.max(between(random, 60, 240), logNormal(random, who.answersAfter, 1.25)) * 1000;
}
