import type { Wish } from '../store/introducer-wishes.ts';

/** What a colleague is asked for as an introducer. */
export type Introducing = {
  /** False for "don't ask me at all". */
  readonly isAskable: boolean;
  /** Contacts by address about whom the colleague is not asked. */
  readonly notAbout: readonly string[];
  /** Contacts by address whom the colleague does not know well, whatever the mail says. */
  readonly notKnownWell: readonly string[];
};

/** Wishes, put together. */
export function introducingOf(wishes: readonly Wish[]): Introducing {
  const about = (kind: Wish['kind']): readonly string[] =>
    wishes.filter((wish) => wish.kind === kind).flatMap(({ address }) => address ?? []);
  return {
    isAskable: !wishes.some(({ kind }) => kind === 'notAtAll'),
    notAbout: about('notAboutContact'),
    notKnownWell: about('notKnownWell'),
  };
}
