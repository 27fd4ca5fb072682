import type { ImportReport } from '../../ingest/import-file.ts';
import type { ConsentKind } from '../../policy/consent-in-force.ts';
import { durationText, numberText } from './plain.ts';
import { tableLines } from './table.ts';

/** What each reason to leave an item out means. */
const LEFT_OUT: Readonly<Record<keyof ImportReport['leftOut'], string>> = {
  draft: 'drafts',
  cancelled: 'cancelled meetings',
  private: 'private meetings',
  declined: 'declined meetings',
  automatic: 'automatic mails',
  'no mailbox': 'in nobody’s mailbox',
  repeated: 'repeated',
  'not sharing': 'of people who do not share',
};

const REASONS = Object.keys(LEFT_OUT) as readonly (keyof typeof LEFT_OUT)[];

/** What an import did, as lines to read. */
export function reportLines(report: ImportReport): readonly string[] {
  const leftOut = REASONS.flatMap((reason) => {
    const count = report.leftOut[reason] ?? 0;
    return count === 0 ? [] : [[`  ${LEFT_OUT[reason]}`, numberText(count)]];
  });
  const rows = [
    ['Lines read', numberText(report.lines)],
    ['Items kept, by mailbox', numberText(report.items)],
    ...(leftOut.length === 0 ? [] : [['Left out:', ''], ...leftOut]),
    ['Bad lines', numberText(report.bad.count)],
    ['Mailboxes', numberText(report.mailboxes)],
    ['Months', numberText(report.months)],
    ['Lines a second', numberText(report.lines / Math.max(report.seconds, 0.001))],
    ['Time', durationText(report.seconds)],
  ];
  const foreign =
    report.items === 0 && (report.leftOut['no mailbox'] ?? 0) > 0
      ? ['Nobody on these mails is inside: is --domain the company’s own?']
      : [];
  return [...tableLines(['', ''], rows).filter((line) => line.trim() !== ''), ...foreign, ...badLines(report)];
}

/**
 * What has to be known after an import: whether anybody can see anything of it.
 *
 * @param where the options that lead the next command to the same store and tenant
 */
export function consentLines(granted: readonly ConsentKind[], where: string): readonly string[] {
  if (granted.length > 0) return [`Consent granted: ${granted.join(', ')}.`];
  return [
    'Nothing of it is visible until an administrator consents:',
    `  npm run -s acquaint -- consent grant identifiableInsights${where}`,
  ];
}

function badLines({ bad }: ImportReport): readonly string[] {
  if (bad.count === 0) return [];
  const shown = bad.first.map(({ line, reason }) => `  line ${line}: ${reason}`);
  return [bad.count > shown.length ? `The first ${shown.length} bad lines:` : 'The bad lines:', ...shown];
}
