import { AppError } from '../domain/app-error.ts';
import type { SizedChunk } from './chunks.ts';
import type { ChunkReport, ImportFormat } from './import-protocol.ts';
import type { LeftOut } from './item.ts';

/** The pieces of a file, to be taken one by one. */
export type Chunks = AsyncGenerator<SizedChunk>;

/** What has been read of a file so far. */
export type Reading = {
  readonly add: (report: ChunkReport) => void;
  readonly owners: () => readonly string[];
  readonly summary: () => {
    readonly lines: number;
    readonly items: number;
    readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
    readonly bad: {
      readonly count: number;
      readonly first: readonly { readonly line: number; readonly reason: string }[];
    };
  };
  /** @throws AppError `invalid_input` when most lines are bad: the file is of another format. */
  readonly refuseForeign: () => void;
};

const MOST_BAD_LINES = 20;
const FORMATS: Record<ImportFormat, string> = {
  tsv: 'TSV (message id, Unix seconds, from, to,to,…)',
  graph: 'newline-delimited JSON of Microsoft Graph messages and events',
};

/** Gathers the reports of pieces, in whatever order they come. */
export function newReading(format: ImportFormat): Reading {
  const reports: ChunkReport[] = [];
  const owners = new Set<string>();

  function firstBad(): readonly { line: number; reason: string }[] {
    const bad: { line: number; reason: string }[] = [];
    let before = 0;
    for (const report of [...reports].sort((a, b) => a.index - b.index)) {
      for (const { line, reason } of report.bad) bad.push({ line: before + line + 1, reason });
      if (bad.length >= MOST_BAD_LINES) break;
      before += report.lines;
    }
    return bad.slice(0, MOST_BAD_LINES);
  }

  function refuseForeign(): void {
    const filled = total(reports, (report) => report.filled);
    const badCount = total(reports, (report) => report.badCount);
    if (filled === 0) throw new AppError('invalid_input', 'The file has only empty lines. Nothing was written.');
    if (badCount * 2 <= filled) return;
    const [first] = firstBad();
    throw new AppError(
      'invalid_input',
      `The file is not ${FORMATS[format]}: ${badCount} of ${filled} lines are not (line ${first?.line ?? 1}: ${first?.reason ?? 'unknown'}). Nothing was written.`,
    );
  }

  return {
    add: (report) => {
      reports.push(report);
      for (const owner of report.owners) owners.add(owner);
      // A foreign file is known by its first piece; there is no need to read on.
      if (report.index === 0 && report.filled > 0 && report.badCount === report.filled) refuseForeign();
    },
    owners: () => [...owners].sort(),
    summary: () => ({
      lines: total(reports, (report) => report.lines),
      items: total(reports, (report) => report.items),
      leftOut: leftOutOf(reports),
      bad: { count: total(reports, (report) => report.badCount), first: firstBad() },
    }),
    refuseForeign,
  };
}

function total(reports: readonly ChunkReport[], of: (report: ChunkReport) => number): number {
  return reports.reduce((sum, report) => sum + of(report), 0);
}

function leftOutOf(reports: readonly ChunkReport[]): Readonly<Partial<Record<LeftOut, number>>> {
  const sum: Partial<Record<LeftOut, number>> = {};
  for (const { leftOut } of reports) {
    for (const why of Object.keys(leftOut) as LeftOut[]) sum[why] = (sum[why] ?? 0) + (leftOut[why] ?? 0);
  }
  return sum;
}
