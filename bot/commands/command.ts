import type { PauseEnd } from './pause-end.ts';

/** A person outside, as somebody named it. */
export type PersonNamed = { readonly address: string } | { readonly name: string };

/** A company outside, as somebody named it. */
export type CompanyNamed = { readonly domain: string } | { readonly name: string };

/** What somebody asks the bot for, in words. */
export type Command =
  | { readonly kind: 'who-knows-person'; readonly who: PersonNamed }
  | { readonly kind: 'who-knows-company'; readonly company: CompanyNamed }
  | { readonly kind: 'introduce'; readonly who: PersonNamed }
  | { readonly kind: 'health'; readonly who: PersonNamed }
  | { readonly kind: 'introductions' }
  | { readonly kind: 'sharing-off' }
  /** Undefined where it was not said, or not understood, until when. */
  | { readonly kind: 'sharing-pause'; readonly until: PauseEnd | undefined }
  | { readonly kind: 'sharing-on' }
  | { readonly kind: 'show-sharing' }
  | { readonly kind: 'show-shown' }
  | { readonly kind: 'ask-me-again' }
  | { readonly kind: 'help' }
  | { readonly kind: 'hello' }
  | { readonly kind: 'unknown' };

export type CommandKind = Command['kind'];
