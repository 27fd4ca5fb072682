// The walk: steps at random on both sides, each answer compared, until something differs.
import { AppError } from '../../src/domain/app-error.ts';
import { differencesOf, type Said } from './compare.ts';
import { brokenInvariants, fingerprintOf } from './invariants.ts';
import { isAnythingGranted, isErasing, writeViews } from './model.ts';
import { drawQuery, type Query } from './queries.ts';
import { type Random, randomOf } from './random.ts';
import { Refused } from './refused.ts';
import { Crash, type Service } from './service.ts';
import type { DrawStep, Step } from './step.ts';
import { forgetMe, forgetOutsider, grant, hide, optOutGroup, setCrowd, share, withdraw } from './steps-choices.ts';
import { changeMembership, tellEverybody, tellPerson } from './steps-directory.ts';
import { importFile, readOneMail, readWhatWaits } from './steps-reading.ts';
import { deleteAll, deleteSome, passTime, restart } from './steps-time.ts';
import { makeWorld, type World, type WorldTenant } from './world.ts';

/** What a walk was. */
export type Walked = { steps: number; queries: number; crashes: number };

/** Steps of one world; then the next one begins, with the next seed. */
const STEPS_A_WORLD = 500;
const MEDDLE_MS = 60_000;
const CRASHES = 0.08;
const CHECKED_EVERY = 50;
const TOLD_LINES = 30;
/** A world begins with imports, before anybody has decided anything. */
const FIRST_IMPORTS = 12;

/** A difference, with how it came to it. */
export class Different extends Error {}

/**
 * Walks through as many worlds as it takes.
 *
 * @param onWorld told after each world
 * @throws Different at the first difference
 */
export async function walk(
  service: Service,
  { seed, steps }: { readonly seed: number; readonly steps: number },
  onWorld: (walked: Walked) => void = () => undefined,
): Promise<Walked> {
  const walked: Walked = { steps: 0, queries: 0, crashes: 0 };
  for (let world = 0; walked.steps < steps; world++) {
    await walkOneWorld(service, seed + world, Math.min(STEPS_A_WORLD, steps - walked.steps), walked);
    onWorld(walked);
  }
  return walked;
}

/**
 * Walks some steps in one world.
 *
 * @throws Different with the last steps in words, and how to walk them again
 */
async function walkOneWorld(service: Service, seed: number, steps: number, walked: Walked): Promise<void> {
  const log: string[] = [];
  const start = walked.steps;
  const problems = await walkUntilDifferent(service, seed, steps, log, walked).catch(({ stack, cause }: Error) => [
    `it broke: ${stack}`,
    ...(cause === undefined ? [] : [String(cause)]),
  ]);
  if (problems.length === 0) return;
  const index = walked.steps - start;
  const again = `npm run model -- --seed ${seed} --steps ${index + 1} --database ${service.deps.db.kind}`;
  const told = log.slice(-TOLD_LINES).join('\n  ');
  throw new Different(
    `Seed ${seed}, step ${index}: ${problems.join('\n')}\n\nWhat came before:\n  ${told}\n\nAgain: ${again}`,
  );
}

/** @returns what is different; nothing when the walk is over */
async function walkUntilDifferent(
  service: Service,
  seed: number,
  steps: number,
  log: string[],
  walked: Walked,
): Promise<readonly string[]> {
  const random = randomOf(seed);
  const world = await makeWorld(service, random);
  for (let index = 0; index < steps; index++) {
    const tenant = random.isLucky(0.7) ? at(world, 0) : at(world, 1);
    const step = index < FIRST_IMPORTS ? importFile(world, tenant) : drawStep(world, tenant);
    const problems = await takeStep(world, step, log, index, walked);
    if (problems.length > 0) return problems;
    for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count--) {
      const query = drawQuery(world, random.isLucky(0.85) ? tenant : random.pick(world.tenants));
      const differences = await compareQuery(query, log, index);
      if (differences.length > 0) return differences;
      walked.queries += 1;
      if (random.isLucky(0.5)) await flushViews(world);
    }
    const isChecked = index % CHECKED_EVERY === CHECKED_EVERY - 1 || index === steps - 1;
    const broken = isChecked ? await brokenInvariants(world) : [];
    if (broken.length > 0) return broken;
    walked.steps += 1;
  }
  return [];
}

/** What happens how often; what is open or missing makes some things likelier, so that interesting states are. */
function drawStep(world: World, tenant: WorldTenant): Step {
  const { model } = tenant;
  const isOpen = model.receipts.some(({ goneAt }) => goneAt === null);
  const isGranted = isAnythingGranted(model);
  const isWaiting = model.colleagues.some(({ waitsSince }) => waitsSince !== undefined);
  const draw = world.random.pickWeighted<DrawStep>([
    [isGranted ? 12 : 6, importFile],
    [isGranted ? 10 : 3, readOneMail],
    [isWaiting ? 8 : 1, readWhatWaits],
    [isGranted ? 6 : 20, grant],
    [isGranted ? 4 : 1, withdraw],
    [10, share],
    [8, hide],
    [5, optOutGroup],
    [5, changeMembership],
    [5, tellPerson],
    [isGranted ? 1 : 2, tellEverybody],
    [3, forgetMe],
    [1.5, forgetOutsider],
    [1.5, setCrowd],
    [isErasing(model) ? 20 : isOpen ? 8 : 1, deleteSome],
    [isOpen ? 3 : 0.5, deleteAll],
    [5, passTime],
    [0.7, restart],
  ]);
  return draw(world, tenant);
}

async function takeStep(
  world: World,
  step: Step,
  log: string[],
  index: number,
  walked: Walked,
): Promise<readonly string[]> {
  const { service, random } = world;
  service.clock.now += MEDDLE_MS;
  const crash = drawCrash(random, step);
  const other =
    index % CHECKED_EVERY === 0
      ? world.tenants.find((one) => step.tenant !== undefined && one !== step.tenant)
      : undefined;
  const before = other === undefined ? undefined : await fingerprintOf(world, other);
  service.crashAt(crash);
  const done = await attempt(step.act);
  service.crashAt(undefined);
  const outcome =
    done instanceof Crash ? (done.isDone ? 'the service died when it was done' : 'the service died in it') : undefined;
  log.push(`${index} ${step.words}${outcome === undefined ? '' : ` — ${outcome}`}`);
  if (other !== undefined && before !== (await fingerprintOf(world, other)))
    return [`${other.cast.name} was changed by it`];
  if (done instanceof Crash) {
    walked.crashes += 1;
    if (done.isDone) attemptNow(() => step.expect(undefined));
    if (random.isLucky(0.3)) {
      log.push(`${index} it is started again`);
      await service.restart();
      for (const { model } of world.tenants) writeViews(model);
    }
    return [];
  }
  return differencesOf(
    attemptNow(() => step.expect('answer' in done ? done.answer : undefined)),
    done,
  );
}

function drawCrash(random: Random, step: Step) {
  if (!step.isOneTransaction || !random.isLucky(CRASHES)) return undefined;
  return random.isLucky(0.2) ? ('before the journal' as const) : { before: random.whole(1, 14) };
}

async function compareQuery(query: Query, log: string[], index: number): Promise<readonly string[]> {
  const actual = await attempt(query.ask);
  log.push(`${index} ${query.words}`);
  if (actual instanceof Crash) throw actual;
  return differencesOf(
    attemptNow(() => query.expect('answer' in actual ? actual.answer : undefined)),
    actual,
  );
}

async function flushViews(world: World): Promise<void> {
  await world.service.deps.flushViews();
  for (const { model } of world.tenants) writeViews(model);
}

async function attempt(work: () => Promise<unknown>): Promise<Said | Crash> {
  try {
    return { answer: await work() };
  } catch (error) {
    if (error instanceof Crash) return error;
    if (error instanceof AppError) return { refused: error.code };
    throw error;
  }
}

function attemptNow(work: () => unknown): Said {
  try {
    return { answer: work() };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code };
    throw error;
  }
}

function at(world: World, place: number): WorldTenant {
  const tenant = world.tenants[place];
  if (tenant === undefined) throw new Error('There are two tenants.');
  return tenant;
}
