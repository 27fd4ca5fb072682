import type { Evidence, Interaction, Tier } from '../../src/domain/figures.ts';
import type { Reason, Voice } from '../../src/domain/health-reasons.ts';
import type { Grade } from '../../src/domain/health-settings.ts';
import type { AskerState, DeclineReason, IntroductionState, Outcome } from '../../src/domain/introduction.ts';
import type { Trend } from '../../src/domain/trend.ts';
import type { Step } from '../../src/domain/what-if.ts';
import type { MailboxState, NotSharingReason } from '../../src/services/own-mailbox.ts';
import type { Formats } from './formats.ts';

/** All that the bot says, in one language, with the formats of the reader's place. Nothing in it is markdown. */
export type Words = {
  /** The language of the texts. */
  readonly language: 'en' | 'de';
  /** The reader's place: a language tag such as `de-AT`. */
  readonly locale: string;
  readonly timeZone: string;
  readonly format: Formats;
  readonly general: GeneralWords;
  readonly knowing: KnowingWords;
  readonly health: HealthWords;
  readonly asking: AskingWords;
  readonly introducing: IntroducingWords;
  readonly sharing: SharingWords;
  readonly extension: ExtensionWords;
};

/** Why there is no answer. Whatever is not shared reads like `nothing_known`. */
export type NothingReason =
  | 'nothing_known'
  | 'not_enough_evidence'
  | 'consent_required'
  | 'not_for_guests'
  | 'unknown_tenant'
  | 'not_in_directory'
  | 'not_understood'
  | 'not_an_address'
  | 'introduction_gone'
  | 'not_allowed'
  | 'too_many_asks'
  | 'asked_before'
  | 'already_asking'
  /** A limit of asking, where it is not known which. */
  | 'ask_refused'
  | 'cannot_be_asked'
  | 'too_late'
  | 'not_ready';

/** Something to ask about that this reader gets an answer to: a person by name or address, a company by name or domain. */
export type Examples = { readonly contact?: string | undefined; readonly account?: string | undefined };

export type GeneralWords = {
  readonly welcomeTitle: string;
  readonly welcome: string;
  readonly readTitle: string;
  readonly read: string;
  readonly neverTitle: string;
  readonly never: string;
  readonly turnOffTitle: string;
  readonly turnOff: string;
  readonly examplesTitle: string;
  readonly quoted: (words: string) => string;
  readonly helpTitle: string;
  readonly help: string;
  /** What has to be done before there are answers, and who does it. */
  readonly helpSetUp: string;
  /** What can be typed, as it can be typed, with what it does. */
  readonly commands: (examples: Examples) => readonly { readonly say: string; readonly does: string }[];
  readonly nothing: Readonly<Record<NothingReason, { readonly title: string; readonly text: string }>>;
  readonly failedTitle: string;
  readonly failed: string;
  readonly reference: string;
  readonly privatelyTitle: string;
  readonly privately: string;
  readonly chooseTitle: (asked: string) => string;
  readonly choose: string;
  readonly and: string;
  readonly more: (count: number) => string;
  readonly asOf: (day: string) => string;
  /** Opens a tab of the app. */
  readonly openTab: string;
  /** Opens the tab with the reader's settings. */
  readonly openSettings: string;
  /** Opens the tab where an administrator consents: everybody may read it, since the chat tells of no roles. */
  readonly openConsent: string;
  readonly buttons: {
    readonly help: string;
    readonly sharing: string;
    readonly shown: string;
    readonly introductions: string;
  };
};

export type KnowingWords = {
  readonly title: (contact: string) => string;
  readonly accountTitle: (account: string) => string;
  readonly tiers: Readonly<Record<Tier, string>>;
  /** `14 mails both ways, 3 meetings, last 12 days ago` */
  readonly evidence: (evidence: Evidence) => string;
  readonly own: string;
  readonly ownTie: Readonly<Record<'known' | 'unknown' | 'not_sharing', string>>;
  readonly colleagues: string;
  readonly contacts: string;
  readonly nobodyElse: string;
  readonly notEnough: string;
  readonly nothing: string;
  /** Said beside it while not all mailboxes are read. */
  readonly stillReading: (monthsRead: number, monthsToRead: number) => string;
  readonly byNobody: string;
  readonly knownBy: (names: readonly string[]) => string;
  readonly you: string;
  readonly unnamed: string;
  readonly ask: string;
  readonly askWhom: (name: string) => string;
  readonly showHealth: string;
  readonly whoKnows: string;
  readonly whoKnowsWhom: (contact: string) => string;
  /** For the plain text of a card: `Priya Nair (strong): 14 mails …` */
  readonly line: (name: string, tier: string, evidence: string) => string;
};

export type HealthWords = {
  readonly title: (contact: string) => string;
  readonly sides: Readonly<Record<Voice, string>>;
  readonly grades: Readonly<Record<Grade, string>>;
  readonly trends: Readonly<Record<Trend, string>>;
  readonly score: (score: number) => string;
  readonly scoreAlone: string;
  readonly notEnough: (activeDays: number, neededDays: number) => string;
  readonly inProgress: (monthsRead: number, monthsToRead: number) => string;
  readonly silent: (days: number) => string;
  readonly reason: (reason: Reason, voice: Voice, next: Interaction | null) => string;
  readonly step: (step: Step) => string;
  readonly why: string;
  readonly wouldHelp: string;
  readonly last: string;
  readonly next: string;
  readonly noneYet: string;
  readonly nonePlanned: string;
  readonly interaction: (interaction: Interaction, when: string) => string;
  readonly timeLine: string;
  readonly months: string;
  readonly contacts: string;
  readonly busiest: (month: string, count: number) => string;
  readonly ownUnknown: string;
  readonly ownNotRead: Readonly<Record<NotSharingReason, string>>;
  readonly ownInProgress: (monthsRead: number, monthsToRead: number) => string;
  readonly ownPaused: (until: string) => string;
  readonly sharedState: Readonly<Record<'unknown' | 'consent_required', string>>;
  readonly mostActive: (names: readonly string[]) => string;
};

export type AskingWords = {
  readonly formTitle: (contact: string) => string;
  readonly formIntro: (introducer: string) => string;
  readonly why: string;
  readonly blurb: string;
  readonly whyMissing: string;
  readonly blurbMissing: string;
  readonly whyDraft: (contact: string) => string;
  readonly blurbDraft: (asker: string) => string;
  readonly seesTitle: (introducer: string) => string;
  readonly sees: string;
  readonly afterTitle: string;
  readonly after: (introducer: string) => string;
  readonly send: string;
  readonly back: string;
  readonly title: (contact: string, introducer: string) => string;
  readonly states: Readonly<Record<AskerState, string>>;
  readonly stateText: (state: AskerState, introducer: string, contact: string) => string;
  readonly asked: string;
  readonly introduced: string;
  readonly youWrote: string;
  readonly cancel: string;
  readonly cancelWhat: string;
  readonly whatCame: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly outcomeButtons: Readonly<Record<Outcome, string>>;
  readonly sayThanks: string;
  /** Where the bot cannot reach the introducer. */
  readonly notReached: (introducer: string) => string;
  readonly writeMail: string;
  readonly thanks: (introducer: string, contact: string) => { readonly subject: string; readonly body: string };
  readonly listTitle: string;
  readonly listAsker: string;
  readonly listIntroducer: string;
  readonly listNone: string;
  readonly listHint: string;
  readonly open: string;
};

export type IntroducingWords = {
  readonly title: (asker: string, contact: string) => string;
  readonly states: Readonly<Record<IntroductionState, string>>;
  readonly stateText: (state: Exclude<IntroductionState, 'closed' | 'later'>, asker: string, contact: string) => string;
  readonly later: (day: string) => string;
  readonly concluded: string;
  readonly why: string;
  readonly blurb: string;
  readonly private: (day: string) => string;
  readonly reminder: string;
  readonly accept: string;
  readonly acceptWhat: string;
  readonly notNow: string;
  readonly notNowWhat: string;
  readonly rather: string;
  readonly ratherIntro: (asker: string) => string;
  readonly declineButtons: Readonly<Record<DeclineReason, string>>;
  readonly declineWhat: (reason: DeclineReason, contact: string) => string;
  readonly declined: (reason: DeclineReason, contact: string) => string;
  readonly declinedSilently: (asker: string) => string;
  readonly askMeAgain: string;
  readonly askMeAgainWhat: (reason: DeclineReason, contact: string) => string;
  readonly askedAgain: string;
  readonly openMail: string;
  readonly openMailWhat: string;
  readonly sent: string;
  readonly outcome: (outcome: Outcome, asker: string, contact: string) => string;
};

export type SharingWords = {
  readonly title: string;
  readonly choices: Readonly<Record<'on' | 'off' | 'paused', string>>;
  readonly pausedUntil: (moment: string) => string;
  readonly meaning: Readonly<Record<'on' | 'off' | 'paused', string>>;
  readonly notShown: Readonly<Record<'opted_out_group' | 'disabled_account' | 'no_consent' | 'not_read', string>>;
  readonly colleaguesSee: string;
  readonly seeContacts: string;
  readonly seeNothing: string;
  readonly mailbox: string;
  readonly mailboxState: (mailbox: MailboxState) => string;
  readonly hidden: string;
  readonly hiddenCount: (contacts: number, domains: number) => string;
  readonly turnOn: string;
  readonly turnOnWhat: string;
  readonly resume: string;
  readonly resumeWhat: string;
  readonly turnOff: string;
  readonly turnOffWhat: string;
  readonly turnOffSurely: string;
  readonly pause: string;
  readonly pauseWhat: string;
  readonly pauseUntil: string;
  readonly pauseMissing: string;
  readonly shownTitle: string;
  readonly shown: (count: number) => string;
  readonly shownMore: string;
  readonly shownNone: string;
  readonly shownNote: string;
  readonly last: (day: string) => string;
};

/** What the message extension says, and what stands where everybody in a chat can read it. */
export type ExtensionWords = {
  /** On a card that was put into a message; what it opens to is each reader's own. */
  readonly insertedIntroducers: string;
  readonly insertedHealth: string;
  readonly open: string;
  readonly company: string;
  readonly nothing: string;
  readonly askTitle: string;
  readonly askWho: string;
  readonly askHint: string;
  readonly askMissing: string;
  readonly askGo: string;
  readonly askSent: string;
  /** In a group, where the bot has no private chat with whoever asked. */
  readonly writeToMe: string;
};
