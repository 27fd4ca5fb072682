import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROUTES } from '../../src/contract/routes.ts';
import { makeKeys } from '../http/edge.ts';
import { describeOnEachDatabase } from '../support/database.ts';
import { type Comparison, compareWorlds } from './compare-worlds.ts';
import { generateWorld } from './generate-world.ts';
import { callersOf, LISTS_OF_ACTS, questionsOf } from './questions.ts';
import { startWorldService, type WorldService } from './world-service.ts';

/** `npm run no-trace` sets these; a world is replayed by its own seed, `--worlds 1` and as many questions. */
const IS_COMMAND = process.env['ACQUAINT_TEST_WORLDS'] !== undefined;
const WORLDS = Number(process.env['ACQUAINT_TEST_WORLDS'] ?? 40);
const SEED = Number(process.env['ACQUAINT_TEST_SEED'] ?? 1);
/** PGlite plans each statement anew, which is most of the work: fewer questions there for as many worlds. */
const QUESTIONS = { postgresql: 20, pglite: 5 } as const;
/** Worlds that share a database; each test begins with an empty one. */
const AT_ONCE = 20;
/** For the longest run somebody asks for: worlds take as long as they take. */
const MOST_MS = 3_600_000;
/** Differences that are told in full. */
const MOST_TOLD = 5;

const BEGINNINGS = Array.from({ length: Math.ceil(WORLDS / AT_ONCE) }, (_, index) => SEED + index * AT_ONCE);

describeOnEachDatabase('whoever leaves', (database) => {
  let left: WorldService;
  let without: WorldService;
  let beside: WorldService;
  const found: Comparison[] = [];

  beforeAll(async () => {
    const keys = await makeKeys();
    left = await startWorldService(database, keys);
    without = await startWorldService(database, keys);
    beside = await startWorldService(database, keys);
  });
  afterAll(() => Promise.all([left.end(), without.end(), beside.end()]));

  test.each(BEGINNINGS)(
    'leaves no trace in what anybody else sees, from world %i on',
    async (beginning) => {
      const end = Math.min(beginning + AT_ONCE, SEED + WORLDS);
      const questions = Number(process.env['ACQUAINT_TEST_QUESTIONS'] ?? QUESTIONS[database.kind]);
      const differences: string[] = [];
      for (let seed = beginning; seed < end; seed += 1) {
        const comparison = await compareWorlds({ database, left, without, beside, questions }, seed);
        found.push(comparison);
        differences.push(...comparison.differences);
        if (IS_COMMAND) process.stdout.write(comparison.differences.map((one) => `${one}\n`).join(''));
      }
      if (IS_COMMAND) process.stdout.write(summaryOf(database.kind, found));
      expect(differences.slice(0, MOST_TOLD).join('\n\n')).toBe('');
    },
    MOST_MS,
  );
});

test('everything that answers others is asked, but for the lists of acts', () => {
  const world = generateWorld(SEED);
  const asked = callersOf(world.tenant, world.leaver).flatMap((caller) => questionsOf(world, caller));
  const reading = ROUTES.filter((route) => route.method === 'GET').map((route) => route.operationId);
  const missing = reading.filter((id) => !asked.some(({ operationId }) => operationId === id));
  expect(missing).toEqual(LISTS_OF_ACTS);
});

function summaryOf(kind: string, found: readonly Comparison[]): string {
  const compared = found.reduce((sum, one) => sum + one.compared, 0);
  const differences = found.reduce((sum, one) => sum + one.differences.length, 0);
  return `${kind}: seed ${SEED}, ${found.length} worlds, ${compared} answers compared, ${differences} differences\n`;
}
