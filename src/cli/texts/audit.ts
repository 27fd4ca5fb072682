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

/** How an audit was found. */
export function auditStateText(state: AuditState): string {
  switch (state.state) {
    case 'whole':
      return `whole: ${countOf(state.entries, 'entry', 'entries')}${restoredText(state.restored)}`;
    case 'broken':
      return `broken at entry ${state.seq}: ${PROBLEMS[state.problem]}`;
  }
}

const PROBLEMS = {
  changed: 'it does not say any more what was written, or does not follow the one before',
  missing: 'it was there and is missing',
} as const;

function restoredText(restored: number): string {
  if (restored === 0) return '';
  const times = restored === 1 ? 'once' : `${restored} times`;
  return `. A backup was restored ${times}; what had been written after it was made is lost. If nobody restored one, somebody cut it off`;
}
