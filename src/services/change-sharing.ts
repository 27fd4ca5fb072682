import { normaliseAddress, normaliseDomain } from '../domain/address.ts';
import { AppError, type FieldProblem } from '../domain/app-error.ts';
import type { ColleagueId } from '../domain/ids.ts';
import { addressId } from '../store/address-id.ts';
import { type AuditAction, appendAudit } from '../store/audit.ts';
import { startMailboxErasures } from '../store/receipts.ts';
import { type SharingChoice, writeSharing } from '../store/sharing.ts';
import { actorOf, type Caller } from './caller.ts';
import type { ChoosingDeps } from './deps.ts';
import { lockChooser, readAuditId } from './sharing-subject.ts';

/** What a person decides about the own mailbox; what is not said stays as it is. */
export type SharingChange = {
  readonly choice?: 'on' | 'paused' | 'off' | undefined;
  /** Milliseconds since 1970, in the future; goes with `paused` and with nothing else. */
  readonly pausedUntil?: number | undefined;
  /** Addresses; they replace those hidden so far. */
  readonly hiddenContacts?: readonly string[] | undefined;
  /** Domains; they replace those hidden so far, and hide what lies below them. */
  readonly hiddenDomains?: readonly string[] | undefined;
};

/** The furthest day a pause may end, from now: whoever wants longer turns sharing off. */
const LONGEST_PAUSE_MS = 366 * 24 * 60 * 60_000;

/**
 * Changes what the caller shares, from the next request on. Nobody can do it for somebody else.
 *
 * Turning sharing off ends reading and serving with the transaction that records it; what was read is deleted afterwards, with a
 * receipt. A pause hides everything from colleagues and deletes nothing. Hidden contacts and domains vanish for colleagues and
 * stay for their owner.
 *
 * @returns the colleague who chose, known from the first choice on, and the id of the receipt when something is to be deleted
 * @throws AppError `invalid_input` naming what was wrong; `not_found` when nobody in particular asks; `conflict` when the
 * person was recognised as somebody else meanwhile (at a command line only).
 */
export async function changeSharing(
  deps: ChoosingDeps,
  caller: Caller,
  input: SharingChange,
): Promise<{ readonly colleagueId: ColleagueId; readonly receiptId: string | null }> {
  const at = deps.now();
  const choice = choiceOf(input, at);
  const chosen = await deps.db.write(caller.tenantId, async (query) => {
    const { tenantId } = caller;
    const { colleagueId, wasOn } = await lockChooser(query, caller, at);
    await writeSharing(query, tenantId, colleagueId, choice, at);
    for (const action of actionsOf(input)) {
      const subject = await readAuditId(query, tenantId, colleagueId);
      await appendAudit(query, tenantId, { at, actor: actorOf(caller), action, subject });
    }
    if (choice.isOn !== false || !wasOn) return { colleagueId, receiptId: null };
    const [receipt] = await startMailboxErasures(query, tenantId, [colleagueId], { reason: 'sharing off', at });
    return { colleagueId, receiptId: receipt ?? null };
  });
  await deps.db.keepChoices();
  if (chosen.receiptId !== null || choice.isOn === true) deps.wakeJobs();
  return chosen;
}

function choiceOf(input: SharingChange, now: number): SharingChoice {
  const problems: FieldProblem[] = [];
  const { choice, pausedUntil } = input;
  if ((choice === 'paused') !== (pausedUntil !== undefined)) {
    problems.push({ field: 'pausedUntil', problem: 'Goes with a pause, and a pause needs it.' });
  } else if (pausedUntil !== undefined && !(pausedUntil > now && pausedUntil <= now + LONGEST_PAUSE_MS)) {
    problems.push({ field: 'pausedUntil', problem: 'Give a moment within the next 366 days.' });
  }
  const hiddenContacts = input.hiddenContacts?.map((raw) => {
    const address = normaliseAddress(raw)?.address;
    if (address === undefined) problems.push({ field: 'hiddenContacts', problem: 'One of them is no mail address.' });
    return { contactId: addressId(address ?? ''), address: address ?? '' };
  });
  const hiddenDomains = input.hiddenDomains?.map((raw) => {
    const domain = normaliseDomain(raw);
    if (domain === undefined) problems.push({ field: 'hiddenDomains', problem: 'One of them is no domain.' });
    return domain ?? '';
  });
  if (problems.length > 0) throw new AppError('invalid_input', 'That cannot be done as it was said.', problems);
  return {
    ...(choice === undefined ? {} : { isOn: choice !== 'off', pausedUntil: pausedUntil ?? null }),
    hiddenContacts,
    hiddenDomains,
  };
}

function actionsOf(input: SharingChange): readonly AuditAction[] {
  const isHiding = input.hiddenContacts !== undefined || input.hiddenDomains !== undefined;
  const hiding: readonly AuditAction[] = isHiding ? ['hidden list changed'] : [];
  switch (input.choice) {
    case 'on':
      return ['sharing turned on', ...hiding];
    case 'paused':
      return ['sharing paused', ...hiding];
    case 'off':
      return ['sharing turned off', ...hiding];
    case undefined:
      return hiding;
  }
}
