import type { Caller } from '../../src/services/caller.ts';
import type { Person } from './askers.ts';
import type { Asker } from './tenant.ts';
import type { World, WorldTenant } from './world.ts';

/** Something that happens on both sides. */
export type Step = {
  readonly words: string;
  /** Undefined for what happens to the whole installation. */
  readonly tenant: WorldTenant | undefined;
  /** Whether it is one transaction, which may be cut off anywhere and then has not happened. */
  readonly isOneTransaction: boolean;
  /** What the service does. */
  readonly act: () => Promise<unknown>;
  /**
   * What the model does, and what the service must say.
   *
   * @param actual what the service said; undefined when it died after its work was done
   * @throws Refused where the service must refuse
   */
  readonly expect: (actual: unknown) => unknown;
};

/** Draws a step of one kind. */
export type DrawStep = (world: World, tenant: WorldTenant) => Step;

/** A step that somebody asks a use case for. */
export function askedBy<Answer>(
  tenant: WorldTenant,
  person: Person,
  asked: {
    readonly words: string;
    readonly act: (caller: Caller) => Promise<Answer>;
    readonly expect: (asker: Asker) => Answer;
  },
): Step {
  return {
    words: `${tenant.cast.name}: ${person.words} ${asked.words}`,
    tenant,
    isOneTransaction: true,
    act: async () => asked.act(await person.caller()),
    expect: () => asked.expect(person.asker()),
  };
}
