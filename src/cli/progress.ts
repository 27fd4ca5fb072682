import cliProgress from 'cli-progress';
import type { ImportProgress } from '../ingest/progress.ts';
import type { Terminal } from './terminal.ts';
import { durationText, numberText } from './texts/plain.ts';

/** Milliseconds between two lines where no bar can move. */
const LINE_EVERY = 5_000;
/** Milliseconds between two movements of the bar. */
const MOVE_EVERY = 200;

/** Shows an import's progress: a bar with rate and time left where a person watches, a line now and then elsewhere. */
export function openProgress(terminal: Terminal, now: () => number = () => performance.now()): ImportProgress {
  return terminal.isWatched ? openBar(now) : openLines(terminal, now);
}

/** What is known of the stage that runs. */
type Stage = { name: string; done: number; total: number; items: number; startedAt: number };

function openBar(now: () => number): ImportProgress {
  const bar = new cliProgress.SingleBar({
    format: '{name} [{bar}] {percentage} % {rate}',
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    // Ctrl+C in the middle leaves the terminal as it was.
    hideCursor: false,
    linewrap: true,
    clearOnComplete: true,
    fps: 1000 / MOVE_EVERY,
    stream: process.stderr,
  });
  return followStages(now, {
    begin: (stage) => bar.start(stage.total, stage.done, { name: nameText(stage), rate: '' }),
    move: (stage, at) => bar.update(stage.done, { name: nameText(stage), rate: rateText(stage, at) }),
    end: () => bar.stop(),
  });
}

function openLines(terminal: Terminal, now: () => number): ImportProgress {
  let saidAt = Number.NEGATIVE_INFINITY;
  return followStages(now, {
    begin: () => {
      saidAt = now();
    },
    move: (stage, at) => {
      if (at - saidAt < LINE_EVERY) return;
      saidAt = at;
      const percent = stage.total > 0 ? Math.floor((100 * stage.done) / stage.total) : 0;
      terminal.err(`${nameText(stage).trim()}: ${percent} % ${rateText(stage, at)}\n`);
    },
    end: () => undefined,
  });
}

/** Turns what an import tells into stages that begin, move and end. */
function followStages(
  now: () => number,
  shown: { begin: (stage: Stage) => void; move: (stage: Stage, at: number) => void; end: () => void },
): ImportProgress {
  const stage: Stage = { name: '', done: 0, total: 0, items: 0, startedAt: 0 };
  const begin = (name: string, total: number) => {
    if (stage.name !== '') shown.end();
    Object.assign(stage, { name, done: 0, total, items: 0, startedAt: now() });
    shown.begin(stage);
  };
  return {
    start: (totalBytes) => begin('reading', totalBytes),
    read: (bytes, items) => {
      stage.done += bytes;
      stage.items += items;
      shown.move(stage, now());
    },
    phase: (name, done, total) => {
      if (name !== stage.name) begin(name, total);
      stage.done = done;
      shown.move(stage, now());
    },
    end: () => {
      if (stage.name !== '') shown.end();
      stage.name = '';
    },
  };
}

function nameText(stage: Stage): string {
  return stage.name.padEnd(8);
}

function rateText(stage: Stage, at: number): string {
  const seconds = (at - stage.startedAt) / 1000;
  if (seconds <= 0 || stage.done <= 0) return '';
  const left =
    stage.done >= stage.total ? '' : `, ${durationText((seconds * (stage.total - stage.done)) / stage.done)} left`;
  return stage.items > 0 ? `${numberText(stage.items / seconds)} items/s${left}` : left.slice(2);
}
