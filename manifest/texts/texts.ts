import type { TabId } from '../../src/contract/app-names.ts';
import type { SurfaceId } from '../surfaces.ts';

/** What can be said to the bot and is offered while somebody writes to it. */
export type CommandId =
  | 'whoKnows'
  | 'introduceMe'
  | 'howAreWeDoing'
  | 'myIntroductions'
  | 'whatIsShown'
  | 'stopSharing'
  | 'help';

/** A short name, and a sentence about it. */
export type Labelled = { readonly title: string; readonly description: string };

/** All words of the manifests, in one language. */
export type Texts = {
  readonly name: { readonly short: string; readonly full: string };
  readonly description: {
    /** One sentence, at most 80 characters. */
    readonly short: string;
    /** Markdown, at most 500 words; ends with where to get help. */
    readonly full: (supportUrl: string) => string;
  };
  readonly tabs: Readonly<Record<TabId, string>>;
  /** The title is what is put in front of the person to send, so the bot must understand it. */
  readonly commands: Readonly<Record<CommandId, Labelled>>;
  readonly search: Labelled & { readonly person: Labelled };
  readonly ask: Labelled;
  readonly pane: {
    /** The name of the add-in for older clients: it must differ from the app's, or nobody can tell them apart. */
    readonly addInName: string;
    /** At most 250 characters. */
    readonly addInDescription: string;
    /** The group on the ribbon. */
    readonly group: string;
    /** The button, at most 16 characters: a phone shows no more. */
    readonly button: string;
    /** What the button does for whoever has this open. */
    readonly tips: Readonly<Record<SurfaceId, string>>;
  };
};
