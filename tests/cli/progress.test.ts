import { expect, test } from '@jest/globals';
import { openProgress } from '../../src/cli/progress.ts';

test('progress is told in lines, some seconds apart, where nobody watches', () => {
  let clock = 0;
  const lines: string[] = [];
  const terminal = {
    out: () => undefined,
    err: (text: string) => lines.push(text),
    drained: async () => undefined,
    isWatched: false,
  };
  const progress = openProgress(terminal, () => clock);
  progress.start(1000);
  for (let second = 1; second <= 10; second++) {
    clock = second * 1000;
    progress.read(50, 2000);
  }
  progress.phase('writing', 1, 4);
  clock = 16_000;
  progress.phase('writing', 2, 4);
  progress.end();
  expect(lines).toEqual([
    'reading: 25 % 2,000 items/s, 15 s left\n',
    'reading: 50 % 2,000 items/s, 10 s left\n',
    'writing: 50 % 6.0 s left\n',
  ]);
});
