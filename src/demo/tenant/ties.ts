import type { MadeUpAccount, MadeUpContact } from './accounts.ts';
import { PRIYA_NAIR, YVONNE_MCKAY } from './cast.ts';
import type { MadeUpColleague } from './people.ts';
import { between, chance, heavyTailed, openWeightedPick, pick, type Random, shuffled, wholeBetween } from './random.ts';

/** How a tie went over the year. */
type Course = 'steady' | 'cooling' | 'growing' | 'episode';

/** Who knows whom, how much and in which way; the mails follow from it. */
export type Tie = {
  readonly colleague: MadeUpColleague;
  readonly contact: MadeUpContact;
  /** Conversations in the year, 1 or more. */
  readonly conversations: number;
  readonly course: Course;
  /** Share (0..1) of the conversations that the colleague starts. */
  readonly ourShare: number;
  /** Probability (0..1) of an answer; 0 for a one-way tie. */
  readonly answerChance: number;
  /** Where in the year (0..1) an episode lies. */
  readonly episodeAt: number;
};

const BUSIEST_KNOWN_BY = 25;

/** Draws who knows whom: few contacts are known by many colleagues, most by one; few ties are busy, most are thin. */
export function inventTies(
  random: Random,
  colleagues: readonly MadeUpColleague[],
  contacts: readonly MadeUpContact[],
): readonly Tie[] {
  const people = colleagues.filter(({ kind }) => kind === 'person');
  const anybody = openWeightedPick(people, ({ outsideWeight }) => outsideWeight);
  const teamOf = openAccountTeams(random, people);
  const drawn = contacts.filter((contact) => !contact.isCast);
  const business = shuffled(
    random,
    drawn.filter(({ kind }) => kind === 'business'),
  );
  const single = drawn.filter(({ kind }) => kind !== 'business');
  return [
    ...business.flatMap((contact, index) => {
      const knownBy = knownByOf(random, index);
      const team = teamOf(contact.account);
      const knowers = drawKnowers(random, knownBy, team, anybody).filter((who) => mayKnow(who, contact));
      const isOneWay = chance(random, 0.07);
      return knowers.map((colleague) => inventTie(random, colleague, contact, isOneWay));
    }),
    ...single.map((contact) => {
      const colleague = contact.kind === 'private' ? pick(random, people) : anybody(random);
      return inventTie(random, colleague, contact, false);
    }),
  ];
}

/** How many colleagues know the contact of that rank, the first one 25; a power law, rounded by chance. */
function knownByOf(random: Random, rank: number): number {
  return Math.max(1, Math.floor(BUSIEST_KNOWN_BY * (rank + 1) ** -0.38 + (rank === 0 ? 0 : random())));
}

function drawKnowers(
  random: Random,
  count: number,
  team: readonly MadeUpColleague[],
  anybody: (random: Random) => MadeUpColleague,
): readonly MadeUpColleague[] {
  const knowers = new Set<MadeUpColleague>();
  for (let tries = 0; knowers.size < count && tries < 400; tries += 1) {
    knowers.add(knowers.size < team.length && chance(random, 0.85) ? pick(random, team) : anybody(random));
  }
  return [...knowers];
}

/** Each account is looked after by a few colleagues, mostly out of the departments that deal with the outside. */
function openAccountTeams(random: Random, people: readonly MadeUpColleague[]) {
  const anybody = openWeightedPick(people, ({ outsideWeight }) => outsideWeight);
  const teams = new Map<MadeUpAccount | undefined, readonly MadeUpColleague[]>();
  return (account: MadeUpAccount | undefined): readonly MadeUpColleague[] => {
    const known = teams.get(account);
    if (known !== undefined) return known;
    const members = new Set(Array.from({ length: wholeBetween(random, 2, 9) }, () => anybody(random)));
    teams.set(account, [...members]);
    return [...members];
  };
}

/** Priya Nair knows nobody at Yvonne McKay's company: that is why she asks. */
function mayKnow(colleague: MadeUpColleague, contact: MadeUpContact): boolean {
  const asksAbout = YVONNE_MCKAY.address.split('@')[1];
  return colleague.objectId !== PRIYA_NAIR.objectId || contact.account?.domain !== asksAbout;
}

function inventTie(random: Random, colleague: MadeUpColleague, contact: MadeUpContact, isOneWay: boolean): Tie {
  const conversations = conversationsOf(random, contact);
  const oursOnly = !isOneWay && chance(random, 0.05);
  return {
    colleague,
    contact,
    conversations,
    course: courseOf(random, conversations),
    ourShare: isOneWay ? 0 : oursOnly ? 1 : between(random, 0.2, 0.8),
    answerChance: isOneWay || oursOnly ? 0 : between(random, 0.35, 0.78),
    episodeAt: between(random, 0.08, 0.95),
  };
}

function conversationsOf(random: Random, contact: MadeUpContact): number {
  if (contact.kind === 'private') return wholeBetween(random, 3, 30);
  return heavyTailed(random, 1.06, 70);
}

function courseOf(random: Random, conversations: number): Course {
  if (conversations < 4) return chance(random, 0.5) ? 'episode' : 'steady';
  return pick(random, ['steady', 'steady', 'steady', 'steady', 'cooling', 'growing', 'episode']);
}
