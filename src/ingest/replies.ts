import type { MailItem } from './item.ts';

/** A reply after a longer silence is a new start, and older questions need not be remembered. */
const LONGEST_WAIT_MS = 60 * 86_400_000;

/** What one mailbox remembers to recognise replies: the last unanswered mail of each side, by conversation and contact. */
export type ReplyMemory = {
  readonly asked: Map<string, { theirs: number | undefined; ours: number | undefined }>;
  readonly sent: Map<string, { readonly at: number; readonly from: string; readonly isOurs: boolean }>;
};

/** A mailbox of which nothing was read yet. */
export function newReplyMemory(): ReplyMemory {
  return { asked: new Map(), sent: new Map() };
}

/**
 * Seconds that this mail took to answer the other side, or `undefined` when it answers nothing. To be called for every mail between
 * the colleague and the contact, in order of time.
 *
 * The mail named in In-Reply-To gives the time when it is known; else the other side's last mail in the same conversation.
 */
export function replySeconds(
  memory: ReplyMemory,
  mail: MailItem,
  contact: string,
  isOurs: boolean,
): number | undefined {
  const parent = mail.parentKey === '' ? undefined : memory.sent.get(mail.parentKey);
  const key = mail.conversationKey === '' ? undefined : `${mail.conversationKey} ${contact}`;
  const asked = key === undefined ? undefined : memory.asked.get(key);
  const waiting = isOurs ? asked?.theirs : asked?.ours;
  // Who is copied in on our answer did not ask: only the one who wrote the question gets an answer.
  const isAnswer = isOurs ? parent?.from === contact : parent?.isOurs === true;
  const questionAt = parent !== undefined && isAnswer ? parent.at : waiting;
  if (key !== undefined) {
    memory.asked.set(key, isOurs ? { theirs: undefined, ours: mail.at } : { theirs: mail.at, ours: undefined });
  }
  if (questionAt === undefined || mail.at < questionAt || mail.at - questionAt > LONGEST_WAIT_MS) return undefined;
  return Math.round((mail.at - questionAt) / 1000);
}

/** Notes a mail so that a later one can name it as the one it answers. */
export function rememberMail(memory: ReplyMemory, mail: MailItem, isOurs: boolean): void {
  memory.sent.set(mail.messageKey, { at: mail.at, from: mail.from.address, isOurs });
}

/** Forgets what no later mail can answer any more; `now` is the start of what will be read next. */
export function forgetOld(memory: ReplyMemory, now: number): void {
  for (const [key, mail] of memory.sent) if (now - mail.at > LONGEST_WAIT_MS) memory.sent.delete(key);
  for (const [key, { theirs, ours }] of memory.asked) {
    if (now - Math.max(theirs ?? 0, ours ?? 0) > LONGEST_WAIT_MS) memory.asked.delete(key);
  }
}
