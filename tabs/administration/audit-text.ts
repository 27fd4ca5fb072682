import type { ReplyOf } from '../../src/client/api.ts';
import type { listAuditRoute } from '../../src/contract/audit.ts';
import { WORDS } from './audit-words.ts';

/** An entry of the audit. */
export type AuditEntry = ReplyOf<typeof listAuditRoute>['entries'][number];

/** What was done, in words; an action that this page does not know is told as the audit has it. */
export function actionText({ action }: AuditEntry): string {
  const known: Readonly<Record<string, string>> = WORDS.actions;
  return known[action] ?? action;
}

/** What kind of consent, or of address, it was about; empty where the entry names none. */
export function kindText({ detail }: AuditEntry): string {
  return 'kind' in detail ? factText('kind', detail['kind'] ?? null) : '';
}

/** The other short facts of an entry. */
export function detailText({ detail }: AuditEntry): string {
  return Object.entries(detail)
    .filter(([name]) => name !== 'kind')
    .map(([name, value]) => factText(name, value))
    .filter((fact) => fact !== '')
    .join(', ');
}

function factText(name: string, value: AuditEntry['detail'][string]): string {
  const names: Readonly<Record<string, string>> = WORDS.details;
  const kinds: Readonly<Record<string, string>> = WORDS.kinds;
  const called = names[name] ?? name;
  const said =
    typeof value === 'boolean'
      ? value
        ? WORDS.yes
        : WORDS.no
      : value === null
        ? name === 'kind'
          ? WORDS.rules
          : ''
        : (kinds[String(value)] ?? String(value));
  if (said === '') return '';
  return called === '' ? said : `${called}: ${said}`;
}
