import type { BuiltTenant } from './build-world.ts';
import type { Question } from './questions.ts';
import type { Answered, WorldService } from './world-service.ts';

/** A question with the answer, or with one page of it. */
export type Answer = Answered & { readonly question: Question; readonly path: string };

/** More pages than any of these worlds has. */
const MOST_PAGES = 60;

/** Asks one question after the other, in the order given; lists are followed to their last page. */
export async function askEverything(
  service: WorldService,
  { entraTenantId }: BuiltTenant,
  questions: readonly Question[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) {
    let path: string | undefined = question.path;
    for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
      const answered: Answered = await service.ask(entraTenantId, { ...question, path });
      answers.push({ ...answered, question, path });
      path = question.isPaged === true ? nextPath(question.path, answered) : undefined;
    }
  }
  return answers;
}

function nextPath(path: string, { status, body }: Answered): string | undefined {
  if (status !== 200) return undefined;
  const { nextCursor } = JSON.parse(body) as { readonly nextCursor: string | null };
  return nextCursor === null ? undefined : `${path}&cursor=${nextCursor}`;
}
