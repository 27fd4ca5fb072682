import { openRandom, type Random, shuffled } from '../../src/demo/tenant/random.ts';
import { eraseAll } from '../../src/jobs/erase.ts';
import type { Database } from '../../src/store/database.ts';
import { type Answer, askEverything } from './ask-everything.ts';
import { type BuiltTenant, buildTenants, retireTenants } from './build-world.ts';
import { generateWorld } from './generate-world.ts';
import { leaveWorld } from './leave-world.ts';
import { callersOf, type Question, questionsOf } from './questions.ts';
import { withoutTrace } from './without-trace.ts';
import { NOW, type WorldPlan } from './world-plan.ts';
import type { WorldService } from './world-service.ts';

/** What comparing one world came to. */
export type Comparison = { readonly compared: number; readonly differences: readonly string[] };

/** What worlds are compared with. The two services stand on one database; each counts its own statements. */
export type Comparing = {
  readonly database: Database;
  readonly left: WorldService;
  readonly without: WorldService;
  readonly beside: WorldService;
  /** How many questions are drawn, for each of the two moments, of all that everybody could ask. */
  readonly questions: number;
};

type Side = { readonly tenant: BuiltTenant; readonly service: WorldService };

const IDS = {
  left: '00000000-0000-4000-9000-000000000001',
  without: '00000000-0000-4000-9000-000000000002',
  neighbour: '00000000-0000-4000-9000-000000000003',
} as const;

/**
 * Builds the world of a seed twice, once as it is and once without a trace of whoever leaves; has that person leave both; asks both the same
 * before anything is deleted and after all is; and tells what differs.
 */
export async function compareWorlds(comparing: Comparing, seed: number): Promise<Comparison> {
  const { database } = comparing;
  const world = generateWorld(seed);
  const random = openRandom(seed, 'questions');
  const [left, without, neighbour] = await buildTenants(database, [
    { plan: world.tenant, entraTenantId: IDS.left, orderSeed: seed },
    { plan: withoutTrace(world), entraTenantId: IDS.without, orderSeed: seed + 1 },
    ...(world.neighbour === undefined
      ? []
      : [{ plan: world.neighbour, entraTenantId: IDS.neighbour, orderSeed: seed }]),
  ]);
  if (left === undefined || without === undefined) throw new Error('The worlds were not built.');
  const sides = [
    { tenant: left, service: comparing.left },
    { tenant: without, service: comparing.without },
  ] as const;
  const beside = drawBeside(random, world, comparing.questions / 10);
  const before = neighbour === undefined ? [] : await askEverything(comparing.beside, neighbour, beside);
  for (const { tenant, service } of sides) await leaveWorld(database, service, tenant, world);
  const serving = drawQuestions(random, world, comparing.questions);
  const first = await compareAnswers(database, sides, world, serving, 'not yet deleted');
  await eraseAll({ db: database, now: () => NOW });
  const erased = drawQuestions(random, world, comparing.questions);
  const second = await compareAnswers(database, sides, world, erased, 'deleted');
  const after = neighbour === undefined ? [] : await askEverything(comparing.beside, neighbour, beside);
  const third = differencesOf(world, 'beside', before.map(comparable), after.map(comparable));
  await retireTenants(database, [left, without, ...(neighbour === undefined ? [] : [neighbour])]);
  return {
    compared: first.compared + second.compared + before.length,
    differences: [...first.differences, ...second.differences, ...third],
  };
}

/**
 * Draws questions, as many of each route as of any other, since some have one address and some have a hundred. Whoever looks at the log
 * of views does so last, when the others have left their views in it.
 */
function drawQuestions(random: Random, world: WorldPlan, most: number): readonly Question[] {
  const callers = callersOf(world.tenant, world.leaver);
  const all = callers.flatMap((caller) => questionsOf(world, caller));
  const byRoute = [...Map.groupBy(shuffled(random, all), ({ operationId }) => operationId).values()];
  const inTurn = byRoute.flatMap((some) => some.map((question, turn) => ({ question, turn: turn + random() })));
  const drawn = inTurn
    .sort((a, b) => a.turn - b.turn)
    .map(({ question }) => question)
    .slice(0, most);
  // Asked last, it has the views written that are still on their way: none of them is left for the next world.
  const last = { caller: callers[0], method: 'GET', operationId: 'listViews', path: '/api/me/views' } as const;
  return [...drawn.filter((question) => !isAboutViews(question)), ...drawn.filter(isAboutViews), last];
}

function isAboutViews({ operationId }: Question): boolean {
  return operationId === 'listViews' || operationId === 'exportOwnData';
}

/** Draws what the neighbour is asked twice. The log of views is not: it has grown by the second time. */
function drawBeside(random: Random, world: WorldPlan, most: number): readonly Question[] {
  const beside = { ...world, tenant: world.neighbour ?? world.tenant, leaver: '' };
  return drawQuestions(random, beside, most).filter((question) => !isAboutViews(question));
}

type Moment = 'not yet deleted' | 'deleted' | 'beside';

async function compareAnswers(
  database: Database,
  [left, without]: readonly [Side, Side],
  world: WorldPlan,
  questions: readonly Question[],
  moment: Moment,
): Promise<Comparison> {
  const ask = async ({ service, tenant }: Side) => {
    const answers = await askEverything(service, tenant, questions);
    const blot = await openBlotting(database, tenant);
    return answers.map((answer) => comparable({ ...answer, body: blot(answer.body) }));
  };
  const [mine, theirs] = await Promise.all([ask(left), ask(without)]);
  const excuse = (answer: Comparable) => excused(answer, world, moment);
  return {
    compared: mine.length,
    differences: differencesOf(world, moment, mine.map(excuse), theirs.map(excuse)),
  };
}

/** Receipts have random ids: in their place stands what each is the receipt of. */
async function openBlotting(database: Database, { tenantId }: BuiltTenant): Promise<(body: string) => string> {
  const receipts = await database.read<{ receipt_id: string; object_id: string; reason: string }>(
    tenantId,
    'select receipt_id, object_id, reason from receipt where tenant_id = $1 order by receipt_id',
    [tenantId],
  );
  return (body) => receipts.reduce((text, one) => text.replaceAll(one.receipt_id, `receipt of ${one.object_id}`), body);
}

/** An answer as others are held against it. */
type Comparable = {
  readonly question: Question;
  readonly path: string;
  readonly parts: Readonly<Record<string, string>>;
};

function comparable({ question, path, status, headers, body, statements }: Answer): Comparable {
  return { question, path, parts: { status: String(status), body, headers, statements } };
}

/**
 * What may differ, and why.
 *
 * The preview of a consent tells an administrator of how many mailboxes something is kept: of one that waits to be deleted, and of one that
 * is only paused, something is. The export of a contact is that person's right to all that is held, a pause or a hidden contact included;
 * it names no colleague. Receipts of one moment, as those of a group are, are worked off in the order of their random ids, and the audit
 * numbers its entries in that order.
 */
function excused(answer: Comparable, world: WorldPlan, moment: Moment): Comparable {
  const { way } = world.leaving;
  const isKept = way === 'paused' || way === 'contact hidden' || way === 'domain hidden';
  switch (answer.question.operationId) {
    case 'changeConsent': {
      if (moment === 'deleted' && way !== 'paused') return answer;
      const body = (answer.parts['body'] ?? '').replace(/"mailboxesErased":\d+/, '"mailboxesErased":0');
      return { ...answer, parts: { ...answer.parts, body } };
    }
    case 'exportOwnData': {
      if (way !== 'group opted out') return answer;
      const body = (answer.parts['body'] ?? '').replaceAll(/"seq":"\d+"/g, '"seq":"0"');
      return { ...answer, parts: { ...answer.parts, body } };
    }
    case 'exportContact':
      return isKept ? { ...answer, parts: {} } : answer;
  }
  return answer;
}

function differencesOf(
  world: WorldPlan,
  moment: Moment,
  mine: readonly Comparable[],
  theirs: readonly Comparable[],
): readonly string[] {
  const pages = Math.max(mine.length, theirs.length);
  return Array.from({ length: pages }, (_, index) => differenceOf(world, moment, mine[index], theirs[index])).flatMap(
    (difference) => difference ?? [],
  );
}

function differenceOf(
  world: WorldPlan,
  moment: Moment,
  mine: Comparable | undefined,
  theirs: Comparable | undefined,
): string | undefined {
  const names = Object.keys({ ...mine?.parts, ...theirs?.parts });
  const part = names.find((name) => mine?.parts[name] !== theirs?.parts[name]);
  if (part === undefined && mine?.path === theirs?.path) return undefined;
  const name = part ?? 'path';
  const textOf = (one: Comparable | undefined) => (part === undefined ? one?.path : one?.parts[part]) ?? 'no such page';
  const [a, b] = [textOf(mine), textOf(theirs)];
  const at = Math.max(0, [...a].findIndex((character, index) => character !== b[index]) - 80);
  const { caller, method } = mine?.question ?? theirs?.question ?? { caller: undefined, method: 'GET' };
  return [
    `world ${world.seed}, ${JSON.stringify(world.leaving)} by ${world.leaver}, ${moment}: the ${name} of`,
    `  ${method} ${mine?.path ?? theirs?.path}`,
    `  as ${JSON.stringify(caller)}`,
    `  with a trace  …${a.slice(at, at + 400)}`,
    `  without       …${b.slice(at, at + 400)}`,
  ].join('\n');
}
