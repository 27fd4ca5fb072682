import { clean } from './clean.ts';
import type { Command, CommandKind } from './command.ts';
import { contactCardOf } from './contact-card.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { companyOf, domainOf, personOf } from './named.ts';
import { beginsWith, type Pattern, patternOf, readingsOf, type Slots } from './pattern.ts';
import { pauseEndOf } from './pause-end.ts';
import type { Phrasebook } from './phrasebook.ts';
import { fold, type Token, tokensOf } from './tokens.ts';

type Kind = Exclude<CommandKind, 'unknown'>;
type Phrase = { readonly kind: Kind; readonly pattern: Pattern };

/** In the order in which they are tried: what is more exact comes first. */
const KINDS: readonly Kind[] = [
  'who-knows-company',
  'introduce',
  'who-knows-person',
  'health',
  'introductions',
  'sharing-pause',
  'sharing-off',
  'sharing-on',
  'show-shown',
  'show-sharing',
  'ask-me-again',
  'help',
  'hello',
];

/** Every phrase of both languages; who writes one may use the other. */
const PHRASES: readonly Phrase[] = [...phrasesOf(ENGLISH), ...phrasesOf(GERMAN)];

const POLITE = new Set(['please', 'pls', 'bitte']);

/** What people put before what they want, and behind it. It changes nothing. */
const BEFORE = wordsOf(
  `please|pls|bitte|hey|hi|hello|hallo|ok|okay|so|well|now|and|acquaint|can you|could you|would you|will you|can u|you can|tell me|
  let me know|i want to know|i would like to know|i wonder|just|quickly|kannst du|koenntest du|kannst du mir|kannst du mir sagen|koenntest du mir sagen|koenntest du mir|wuerdest du|
  wuerdest du mir|sag mir|sag mal|sagst du mir|ich moechte wissen|ich wuerde gern wissen|weisst du|mal|i want you to|i need you to|would you mind|
  kannst du bitte|koennten sie|koennen sie|can we|can i|could i|kann ich|i would like you to|quick question|kurze frage|du`,
);
const BEHIND = wordsOf(
  `please|pls|thanks|thank you|thx|bitte|danke|for me|right now|now|acquaint|vielen dank|fuer mich|mal|thank you very much|asap|jetzt|today then|
  if you can|if possible|wenn moeglich`,
);

/** What somebody asks for. What fits no phrase as a whole is unknown: nothing is guessed from single words. */
export function parseCommand(text: string): Command {
  const cleaned = clean(text);
  const all = withoutPoliteness(tokensOf(cleaned));
  if (all.length === 0) return { kind: cleaned.includes('?') ? 'help' : 'unknown' };
  for (const tokens of withoutNoise(all)) {
    const command = readPhrases(tokens);
    if (command !== undefined) return command;
  }
  const card = contactCardOf(cleaned);
  if (card !== undefined) return { kind: 'who-knows-person', who: card };
  const [only, another] = withoutNoise(all).at(-1) ?? [];
  if (only === undefined || another !== undefined) return { kind: 'unknown' };
  const named = personOf([only]);
  if (named !== undefined && 'address' in named) return { kind: 'who-knows-person', who: named };
  const domain = domainOf(only);
  return domain === undefined ? { kind: 'unknown' } : { kind: 'who-knows-company', company: { domain } };
}

/** German puts its "bitte" anywhere. */
function withoutPoliteness(tokens: readonly Token[]): readonly Token[] {
  const others = tokens.filter(({ folded }) => !POLITE.has(folded));
  return others.length === 0 ? tokens : others;
}

/** The text without what stands behind it, then also without what stands before it, piece by piece. */
function withoutNoise(tokens: readonly Token[]): readonly (readonly Token[])[] {
  let rest = stripEnd(tokens);
  const readings = [rest];
  for (let next = stripStart(rest); next !== undefined; next = stripStart(rest)) {
    rest = next;
    readings.push(rest);
  }
  return readings;
}

function stripStart(tokens: readonly Token[]): readonly Token[] | undefined {
  const noise = BEFORE.find((words) => words.length < tokens.length && beginsWith(tokens, words));
  return noise === undefined ? undefined : tokens.slice(noise.length);
}

function stripEnd(tokens: readonly Token[]): readonly Token[] {
  const noise = BEHIND.find((words) => words.length < tokens.length && beginsWith(tokens.slice(-words.length), words));
  return noise === undefined ? tokens : stripEnd(tokens.slice(0, -noise.length));
}

function readPhrases(tokens: readonly Token[]): Command | undefined {
  for (const { kind, pattern } of PHRASES) {
    for (const slots of readingsOf(pattern, tokens)) {
      const command = commandOf(kind, slots);
      if (command !== undefined) return command;
    }
  }
  return undefined;
}

function commandOf(kind: Kind, { who = [], company = [], until }: Slots): Command | undefined {
  switch (kind) {
    case 'who-knows-company': {
      const named = companyOf(company);
      return named === undefined ? undefined : { kind, company: named };
    }
    case 'who-knows-person': {
      const [only, another] = who;
      const domain = only === undefined || another !== undefined ? undefined : domainOf(only);
      if (domain !== undefined) return { kind: 'who-knows-company', company: { domain } };
      return withPerson(kind, who);
    }
    case 'introduce':
    case 'health':
      return withPerson(kind, who);
    case 'sharing-pause': {
      if (until === undefined) return { kind, until };
      const end = pauseEndOf(until);
      return end === undefined ? undefined : { kind, until: end };
    }
    case 'introductions':
    case 'sharing-off':
    case 'sharing-on':
    case 'show-sharing':
    case 'show-shown':
    case 'ask-me-again':
    case 'help':
    case 'hello':
      return { kind };
  }
}

function withPerson(kind: 'who-knows-person' | 'introduce' | 'health', who: readonly Token[]): Command | undefined {
  const named = personOf(who);
  return named === undefined ? undefined : { kind, who: named };
}

function phrasesOf(book: Phrasebook): readonly Phrase[] {
  return KINDS.flatMap((kind) => book[kind].map((pattern) => ({ kind, pattern: patternOf(pattern) })));
}

/** Phrases, the longest first. */
function wordsOf(list: string): readonly (readonly string[])[] {
  return list
    .split('|')
    .map((phrase) => fold(phrase).trim().split(/\s+/))
    .toSorted((one, other) => other.length - one.length);
}
