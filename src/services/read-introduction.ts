import type { Caller } from './caller.ts';
import type { ShowingDeps } from './deps.ts';
import { readerOf, readFor } from './introduction-moving.ts';
import { type IntroductionShown, introductionShownTo } from './introduction-shown.ts';
import { noteIntroducersShown } from './introduction-views.ts';

/**
 * One introduction by the eyes of its asker or its introducer, as far as it may be served now. To be asked right before anybody is
 * sent anything about it.
 *
 * @throws AppError `not_found` for everybody else, and for what may not be served any more.
 */
export async function readIntroduction(
  deps: ShowingDeps,
  caller: Caller,
  input: { readonly id: string },
): Promise<IntroductionShown> {
  const read = <Row>(
    ...[text, values]: Parameters<typeof deps.db.read> extends [unknown, ...infer Rest] ? Rest : never
  ) => deps.db.read<Row>(caller.tenantId, text, values);
  const introduction = await readFor(read, caller, readerOf(caller), input.id);
  noteIntroducersShown(deps, caller, [introduction]);
  return introductionShownTo(introduction, caller.colleagueId, deps.now());
}
