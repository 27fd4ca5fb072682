import { askedOfMeCard } from '../../../bot/cards/asked-of-me.ts';
import type { Card } from '../../../bot/cards/card.ts';
import {
  chooserCard,
  failedCard,
  helpCard,
  nothingCard,
  privatelyCard,
  welcomeCard,
} from '../../../bot/cards/general.ts';
import { healthCard } from '../../../bot/cards/health.ts';
import { accountCard, introducersCard } from '../../../bot/cards/introducers.ts';
import { introductionsCard } from '../../../bot/cards/introductions.ts';
import { askFormCard, ownAskCard } from '../../../bot/cards/own-ask.ts';
import { sharingCard, shownCard } from '../../../bot/cards/sharing.ts';
import { tabLinkOf } from '../../../bot/turns/tab-link.ts';
import type { NothingReason, Words } from '../../../bot/words/words.ts';
import type { Introducers } from '../../../src/services/find-introducers.ts';
import { ACTIVE, askedOfMe, healthAnswer, lively, ownAsk, relationship, sharingAnswer } from './answers.ts';
import {
  ADDRESS_ONLY,
  evidence,
  introducer,
  LONG_NAMED,
  NAMELESS,
  NOBODY_YET,
  NOW,
  OMAR,
  PRIYA,
  strength,
  TODAY,
  TOVE,
  YVONNE,
} from './people.ts';

/** Makes a card in given words. */
export type Sample = (words: Words) => Card;

/** Every card in every state, by `card: state`. */
export function samples(): Readonly<Record<string, Sample>> {
  return {
    'welcome: first run': (words) =>
      welcomeCard(words, { examples: { contact: 'Yvonne Lang', account: 'Fourth Coffee' } }),
    'help: with examples': (words) =>
      helpCard(words, { examples: { contact: 'Yvonne Lang', account: 'Fourth Coffee' } }),
    'help: without examples': (words) => helpCard(words),
    ...introducerSamples(),
    ...healthSamples(),
    'chooser: people and a company': (words) =>
      chooserCard(words, { asked: 'lang', contacts: [YVONNE, NAMELESS], domains: ['langcoffee.com'] }),
    'ask form: drafts': (words) => askFormCard(words, { contact: YVONNE, introducer: PRIYA, asker: 'Tove Lindqvist' }),
    'ask form: both refused': (words) =>
      askFormCard(words, {
        contact: NAMELESS,
        introducer: ADDRESS_ONLY,
        asker: 'Tove Lindqvist',
        why: '',
        blurb: '',
        problems: ['why', 'blurb'],
      }),
    ...askSamples(),
    'introductions: both sides': (words) =>
      introductionsCard(words, [
        ownAsk({}),
        ownAsk({ id: 'b', state: 'unanswered', introducer: OMAR }),
        askedOfMe({ id: 'c', asker: OMAR }),
        askedOfMe({ id: 'd', state: 'introduced', asker: LONG_NAMED }),
      ]),
    'introductions: none': (words) => introductionsCard(words, []),
    ...sharingSamples(),
    ...nothingSamples(),
    'failed: with a reference': (words) => failedCard(words, 'b3f0a1c2'),
    'privately: in a group chat': (words) => privatelyCard(words),
  };
}

function introducerSamples(): Record<string, Sample> {
  const found: Introducers = {
    contact: YVONNE,
    asOf: TODAY,
    newestDay: TODAY,
    reading: null,
    ownTie: { state: 'known', strength: strength('weak'), evidence: evidence(2, 0, 0, 41) },
    state: 'found',
    introducers: [
      introducer(PRIYA, 'strong', evidence(8, 6, 3, 12)),
      introducer(OMAR, 'medium', evidence(3, 2, 0, 1)),
      introducer(LONG_NAMED, 'weak', evidence(0, 0, 1, 200)),
    ],
  };
  const people = [PRIYA, OMAR, LONG_NAMED, ADDRESS_ONLY, NOBODY_YET];
  const nobody = { ...found, introducers: [], state: 'nothing_known', newestDay: null } as const;
  const account = {
    account: 'fourthcoffee.com',
    asOf: TODAY,
    newestDay: TODAY,
    reading: null,
    state: 'found',
    introducers: found.introducers,
    contacts: [
      {
        contact: YVONNE,
        strength: strength('strong'),
        isKnownToAsker: true,
        introducers: found.introducers.slice(0, 2),
      },
      { contact: NAMELESS, strength: strength('weak'), isKnownToAsker: false, introducers: [] },
    ],
  } as const;
  return {
    'introducers: found': (words) => introducersCard(words, found),
    'introducers: five': (words) =>
      introducersCard(words, {
        ...found,
        contact: NAMELESS,
        ownTie: { state: 'unknown' },
        introducers: people.map((one) => introducer(one, 'medium', evidence(5, 4, 1, 0))),
      }),
    'introducers: only the own tie': (words) => introducersCard(words, nobody),
    'introducers: not enough': (words) =>
      introducersCard(words, { ...nobody, state: 'not_enough_evidence', ownTie: { state: 'not_sharing' } }),
    'introducers: nothing': (words) => introducersCard(words, { ...nobody, ownTie: { state: 'no_mailbox' } }),
    'introducers: nothing, still reading': (words) =>
      introducersCard(words, { ...nobody, ownTie: { state: 'unknown' }, reading: { monthsRead: 3, monthsToRead: 12 } }),
    'account: found': (words) => accountCard(words, account),
    'account: nothing': (words) =>
      accountCard(words, { ...account, state: 'nothing_known', introducers: [], contacts: [] }),
    'account: nothing, still reading': (words) =>
      accountCard(words, {
        ...account,
        state: 'nothing_known',
        introducers: [],
        contacts: [],
        reading: { monthsRead: 3, monthsToRead: 12 },
      }),
    'account: only the own ties': (words) =>
      accountCard(words, {
        ...account,
        state: 'nothing_known',
        introducers: [],
        contacts: account.contacts.slice(0, 1),
      }),
  };
}

function healthSamples(): Record<string, Sample> {
  const all = { state: 'known', relationship: relationship(lively(6, 3), 'we'), mostActive: ACTIVE } as const;
  const own = { state: 'known', relationship: relationship(lively(11, 20), 'you') } as const;
  const silent = { state: 'known', relationship: relationship(lively(3, 60), 'you') } as const;
  const little = { state: 'known', relationship: relationship(lively(200, 100), 'you') } as const;
  const reading = {
    ...own.relationship,
    health: { state: 'in progress', monthsRead: 2, monthsToRead: 12, sentence: '' },
  } as const;
  return {
    'health: all and own': (words) => healthCard(words, healthAnswer({ own, shared: all })),
    'health: own, gone silent': (words) =>
      healthCard(words, healthAnswer({ own: silent, shared: { state: 'consent_required' } })),
    'health: own, too little': (words) =>
      healthCard(words, healthAnswer({ own: little, shared: { state: 'unknown' } })),
    'health: own, still reading': (words) =>
      healthCard(words, healthAnswer({ own: { state: 'known', relationship: reading }, shared: { state: 'unknown' } })),
    'health: own unknown, still reading': (words) =>
      healthCard(
        words,
        healthAnswer({ own: { state: 'in_progress', monthsRead: 2, monthsToRead: 12 }, shared: { state: 'unknown' } }),
      ),
    'health: all, own not read': (words) =>
      healthCard(
        words,
        healthAnswer({ own: { state: 'not_sharing', reason: 'off' }, shared: { ...all, mostActive: [] } }),
      ),
    'health: all, own left out': (words) =>
      healthCard(words, healthAnswer({ own: { state: 'not_sharing', reason: 'opted_out_group' }, shared: all })),
    'health: all and own, paused': (words) =>
      healthCard(words, healthAnswer({ own, shared: all, ownPausedUntil: NOW + 7 * 24 * 60 * 60_000 })),
    'health: with a tab': (words) => healthCard(words, healthAnswer({ own, shared: all }), { tabLink: TAB }),
    'health: all, own unknown': (words) => healthCard(words, healthAnswer({ own: { state: 'unknown' }, shared: all })),
    'health: nothing': (words) =>
      healthCard(words, healthAnswer({ own: { state: 'unknown' }, shared: { state: 'unknown' } })),
    'health: nothing, no mailbox': (words) =>
      healthCard(words, healthAnswer({ own: { state: 'no_mailbox' }, shared: { state: 'unknown' } })),
  };
}

const tabLink = tabLinkOf('00000000-0000-4000-8000-0000000a9900');
const TAB = tabLink('relationships', 'yvonne@fourthcoffee.com');
const SETTINGS_TAB = tabLink('settings');
const CONSENT_TAB = tabLink('administration', 'consent');
const MAIL = 'https://outlook.office.com/mail/deeplink/compose?to=yvonne%40fourthcoffee.com';
const ANSWERS = ['accept', 'later', 'decline'] as const;

function askSamples(): Record<string, Sample> {
  const introducedAt = NOW - 60 * 60_000;
  return {
    'own ask: waiting': (words) => ownAskCard(words, ownAsk({ moves: ['cancel'] }), { refreshFor: ['29:tove'] }),
    'own ask: waiting, not reached': (words) => ownAskCard(words, ownAsk({ moves: ['cancel'] }), { reachLink: MAIL }),
    'own ask: with a tab': (words) =>
      ownAskCard(words, ownAsk({ state: 'accepted', moves: ['conclude', 'cancel'] }), { tabLink: TAB }),
    'own ask: accepted': (words) => ownAskCard(words, ownAsk({ state: 'accepted', moves: ['cancel'] })),
    'own ask: introduced': (words) =>
      ownAskCard(words, ownAsk({ state: 'introduced', introducedAt, moves: ['conclude'] })),
    'own ask: unanswered': (words) => ownAskCard(words, ownAsk({ state: 'unanswered' })),
    'own ask: closed, met': (words) =>
      ownAskCard(words, ownAsk({ state: 'closed', introducedAt, outcome: 'met' }), { thanksLink: MAIL }),
    'own ask: closed, no answer': (words) =>
      ownAskCard(words, ownAsk({ state: 'closed', introducedAt, outcome: 'noAnswer' })),
    'own ask: closed, not needed': (words) =>
      ownAskCard(words, ownAsk({ state: 'closed', introducedAt, outcome: 'notNeeded' })),
    'own ask: cancelled': (words) => ownAskCard(words, ownAsk({ state: 'cancelled' })),
    'asked of me: asked': (words) => askedOfMeCard(words, askedOfMe({ moves: ANSWERS }), { refreshFor: ['29:priya'] }),
    'asked of me: reminded': (words) => askedOfMeCard(words, askedOfMe({ moves: ANSWERS }), { isReminder: true }),
    'asked of me: later': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'later', askAgainAt: NOW + 7 * 86_400_000, moves: ANSWERS })),
    'asked of me: accepted': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'accepted', moves: ['complete'] }), { mailLink: MAIL }),
    'asked of me: asked, with a tab': (words) => askedOfMeCard(words, askedOfMe({ moves: ANSWERS }), { tabLink: TAB }),
    'asked of me: accepted, with a tab': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'accepted', moves: ['complete'] }), { mailLink: MAIL, tabLink: TAB }),
    'asked of me: introduced': (words) => askedOfMeCard(words, askedOfMe({ state: 'introduced', introducedAt })),
    'asked of me: closed, met': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', introducedAt, outcome: 'met' })),
    'asked of me: closed, no answer': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', introducedAt, outcome: 'noAnswer' })),
    'asked of me: closed, not needed': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', introducedAt, outcome: 'notNeeded' })),
    'asked of me: declined, not known well': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', declineReason: 'notKnownWell' })),
    'asked of me: declined, not about them': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', declineReason: 'notAboutContact' })),
    'asked of me: declined, not at all': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', declineReason: 'notAtAll' })),
    'asked of me: asked again': (words) =>
      askedOfMeCard(words, askedOfMe({ state: 'closed', declineReason: 'notAtAll' }), { isAskedAgain: true }),
    'asked of me: expired': (words) => askedOfMeCard(words, askedOfMe({ state: 'expired' })),
    'asked of me: cancelled': (words) => askedOfMeCard(words, askedOfMe({ state: 'cancelled', asker: TOVE })),
  };
}

function sharingSamples(): Record<string, Sample> {
  const isShownToColleagues = false;
  const connections = [YVONNE, NAMELESS].map((contact) => ({ contact, strength: strength('medium'), lastOn: TODAY }));
  return {
    'sharing: on': (words) => sharingCard(words, sharingAnswer({}), NOW),
    'sharing: on, with a tab': (words) => sharingCard(words, sharingAnswer({}), NOW, { settingsLink: SETTINGS_TAB }),
    'sharing: off': (words) =>
      sharingCard(
        words,
        sharingAnswer({ choice: 'off', isShownToColleagues, mailbox: { state: 'erasing', since: NOW } }),
        NOW,
      ),
    'sharing: paused': (words) =>
      sharingCard(
        words,
        sharingAnswer({ choice: 'paused', isShownToColleagues, pausedUntil: NOW + 9 * 86_400_000 }),
        NOW,
      ),
    'sharing: on, group opted out': (words) =>
      sharingCard(
        words,
        sharingAnswer({ leftOutBy: 'opted_out_group', isShownToColleagues, mailbox: { state: 'not_read' } }),
        NOW,
      ),
    'sharing: on, account disabled': (words) =>
      sharingCard(words, sharingAnswer({ leftOutBy: 'disabled_account', isShownToColleagues }), NOW),
    'sharing: on, no consent': (words) => sharingCard(words, sharingAnswer({ consents: [], isShownToColleagues }), NOW),
    'sharing: on, being read': (words) =>
      sharingCard(words, sharingAnswer({ isShownToColleagues, mailbox: { state: 'waiting', since: NOW } }), NOW),
    'shown: some': (words) => shownCard(words, { connections, nextCursor: null }),
    'shown: some, with a tab': (words) =>
      shownCard(words, { connections, nextCursor: null }, { settingsLink: SETTINGS_TAB }),
    'shown: many': (words) =>
      shownCard(words, {
        connections: Array.from({ length: 20 }, () => connections).flat(),
        nextCursor: 'y@example.com',
      }),
    'shown: none': (words) => shownCard(words, { connections: [], nextCursor: null }),
  };
}

const REASONS: Readonly<Record<NothingReason, true>> = {
  nothing_known: true,
  not_enough_evidence: true,
  consent_required: true,
  not_for_guests: true,
  unknown_tenant: true,
  not_in_directory: true,
  not_understood: true,
  not_an_address: true,
  introduction_gone: true,
  not_allowed: true,
  too_many_asks: true,
  asked_before: true,
  already_asking: true,
  ask_refused: true,
  cannot_be_asked: true,
  too_late: true,
  not_ready: true,
};

function nothingSamples(): Record<string, Sample> {
  const reasons = (Object.keys(REASONS) as NothingReason[]).map(
    (reason) => [`nothing: ${reason}`, (words: Words) => nothingCard(words, reason)] as const,
  );
  return {
    ...Object.fromEntries(reasons),
    'nothing: consent_required, with a tab': (words) =>
      nothingCard(words, 'consent_required', { consentLink: CONSENT_TAB }),
  };
}
