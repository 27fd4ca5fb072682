import type { Api, ReplyOf } from '../../src/client/api.ts';
import { readAccountRoute } from '../../src/contract/accounts.ts';
import { readHealthRoute } from '../../src/contract/health.ts';
import { readHealthyFiguresRoute } from '../../src/contract/healthy-figures.ts';
import { findIntroducersRoute } from '../../src/contract/introducers.ts';
import { listIntroductionsRoute } from '../../src/contract/introductions.ts';
import { listOwnRelationshipsRoute } from '../../src/contract/relationships.ts';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { MONTHS_TO_READ } from '../../src/domain/reading-progress.ts';

/** How the relationship is. */
export type HealthAnswer = ReplyOf<typeof readHealthRoute>;
/** Who knows somebody. */
export type IntroducersAnswer = ReplyOf<typeof findIntroducersRoute>;
/** What was asked for. */
export type Introductions = ReplyOf<typeof listIntroductionsRoute>;
/** How the reader stands to somebody; undefined while nothing says it. */
export type OwnState = HealthAnswer['own']['state'] | undefined;
/** Whether nothing is known between the reader and somebody, so far at least. */
export function isNewTo(own: OwnState): boolean {
  return own === 'unknown' || own === 'in_progress';
}
/** What is usual among healthy relationships. */
export type UsualAnswer = ReplyOf<typeof readHealthyFiguresRoute>;
/** A company. */
export type AccountAnswer = ReplyOf<typeof readAccountRoute>;

/** A question that can be asked about anybody. */
export type Asked<Answer> = {
  readonly read: (address: string) => Promise<Answer>;
  /** The answer as far as it is there already. */
  readonly known: (address: string) => Answer | undefined;
};

/**
 * What the service says about the people of one item, each thing asked once. It lives as long as the item is open, in memory alone:
 * what somebody has chosen since holds from the next item on.
 */
export type ItemAnswers = {
  readonly health: Asked<HealthAnswer>;
  readonly introducers: Asked<IntroducersAnswer>;
  readonly introductions: () => Promise<Introductions>;
  /** What is usual among healthy relationships: the same for all items. */
  readonly usual: () => Promise<UsualAnswer>;
  readonly account: (domain: string) => Promise<AccountAnswer>;
  /**
   * Those of some people, the first twenty at most, with whom the reader has had no contact in the last year; nobody as long as that year is
   * not read, or not shared.
   */
  readonly strangers: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly forgetIntroductions: () => void;
  /** Ends what is still under way. */
  readonly end: () => void;
};

const NOBODY: ReadonlySet<string> = new Set();

/** Addresses that the service takes in one question. */
const MOST_ADDRESSES = 20;

/** What is usual, for all items until it is forgotten. */
export type Usual = { readonly read: () => Promise<UsualAnswer>; readonly forget: () => void };

/** Asks once what is usual, for all items. */
export function openUsual(api: Api): Usual {
  const usual = kept(() => api.call(readHealthyFiguresRoute));
  return { read: () => usual.read(''), forget: usual.forget };
}

/** Opens the answers of one item. */
export function openItemAnswers(api: Api, usual: Usual): ItemAnswers {
  const ending = new AbortController();
  const { signal } = ending;
  const introductions = kept(() => api.call(listIntroductionsRoute, { signal }));
  const strangers = kept(async (among) => {
    const [{ relationships }, { choice, leftOutBy, mailbox }] = await Promise.all([
      api.call(listOwnRelationshipsRoute, { query: { among }, signal }),
      api.call(readSharingRoute, { signal }),
    ]);
    const isWholeYear = mailbox.state === 'read' && mailbox.months === MONTHS_TO_READ;
    if (!isWholeYear || choice === 'off' || leftOutBy !== null) return NOBODY;
    const known = new Set(relationships.map(({ contact }) => contact.address));
    return new Set(among.split(',').filter((address) => !known.has(address)));
  });
  return {
    strangers: (addresses) => strangers.read(addresses.slice(0, MOST_ADDRESSES).join(',')),
    health: kept((address) => api.call(readHealthRoute, { params: { address }, signal })),
    introducers: kept((address) => api.call(findIntroducersRoute, { params: { address }, signal })),
    account: kept((domain) => api.call(readAccountRoute, { params: { domain }, signal })).read,
    introductions: () => introductions.read(''),
    usual: usual.read,
    forgetIntroductions: introductions.forget,
    end: () => ending.abort(),
  };
}

function kept<Answer>(load: (key: string) => Promise<Answer>) {
  const answers = new Map<string, { readonly answer: Promise<Answer>; known?: Answer }>();
  const read = (key: string): Promise<Answer> => {
    const before = answers.get(key);
    if (before !== undefined) return before.answer;
    const asked: { readonly answer: Promise<Answer>; known?: Answer } = { answer: load(key) };
    answers.set(key, asked);
    asked.answer.then(
      (value) => {
        asked.known = value;
      },
      () => {
        // What failed is asked again the next time, unless it has been already.
        if (answers.get(key) === asked) answers.delete(key);
      },
    );
    return asked.answer;
  };
  return { read, known: (key: string) => answers.get(key)?.known, forget: () => answers.clear() };
}
