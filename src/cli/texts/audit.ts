import { countOf } from '../../domain/plain-words.ts';
import type { Audit } from '../../services/list-audit.ts';
import type { AuditState } from '../../store/audit.ts';
import { momentText } from './plain.ts';
import { tableLines } from './table.ts';

/** What was decided and by whom, newest first, as lines to read. */
export function auditLines({ entries, nextBefore }: Audit): readonly string[] {
  if (entries.length === 0) return ['Nothing was decided yet.'];
  const rows = entries.map(({ seq, at, actor, action, subject, detail }) => [
    String(seq),
    momentText(at),
    actor,
    action,
    subject ?? '',
    Object.entries(detail)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  ]);
  return [
    ...tableLines(['No.', 'When', 'Who', 'What', 'About', 'Detail'], rows),
    ...(nextBefore === null ? [] : [`There are ${countOf(nextBefore - 1, 'older entry', 'older entries')}.`]),
  ];
}

/**
 * How an audit was found.
 *
 * @param known how often a backup was restored, as whoever asks knows it
 */
export function auditStateText(state: AuditState, known: number): string {
  switch (state.state) {
    case 'whole':
      return state.restored > known
        ? `its end was lost ${timesText(state.restored)}, as when a backup is restored. If that is how often one was, say so with --restored ${state.restored}; if not, somebody cut it off`
        : `whole: ${countOf(state.entries, 'entry', 'entries')}`;
    case 'broken':
      return `broken at entry ${state.seq}: ${PROBLEMS[state.problem]}`;
  }
}

const PROBLEMS = {
  changed: 'it does not say any more what was written, or does not follow the one before',
  missing: 'it was there and is missing',
} as const;

function timesText(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}
