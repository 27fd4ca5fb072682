import type { PageState } from './page-state.ts';

/** What a state is called, and what it means for the reader. */
export type StateWords = { readonly title: string; readonly text: string; readonly action: string | undefined };

const TRY_AGAIN = 'Try again';

/** The words of every state, in English. */
export function stateWords(state: PageState): StateWords {
  switch (state.kind) {
    case 'signed_out':
      return {
        title: 'You are not signed in',
        text: 'Acquaint could not get your sign-in from the app you opened it in. Sign in there, or ask your administrator whether Acquaint is allowed.',
        action: TRY_AGAIN,
      };
    case 'expired':
      return {
        title: 'Your sign-in has run out',
        text: 'Sign in again in the app you opened Acquaint in. Nothing was changed.',
        action: TRY_AGAIN,
      };
    case 'unknown_tenant':
      return {
        title: 'Your organisation does not use Acquaint yet',
        text: 'An administrator of your organisation can set it up.',
        action: undefined,
      };
    case 'no_consent':
      return {
        title: 'Your organisation has not agreed to this',
        text: 'An administrator can allow it in Acquaint, under Administration. Guests see only what is allowed for guests, too.',
        action: undefined,
      };
    case 'opted_out':
      return {
        title: 'You have turned sharing off',
        text: 'Acquaint reads nothing of your mailbox and shows nothing of it to anybody, you included.',
        action: undefined,
      };
    case 'left_out':
      return {
        title: 'You are left out',
        text: 'Your account is disabled, or your administrator has left out a group that you are in. Nothing of yours is read or shown.',
        action: undefined,
      };
    case 'paused':
      return {
        title: 'Sharing is paused',
        text: `Colleagues see nothing of yours${state.until === undefined ? '' : ` until ${state.until}`}. Nothing is deleted.`,
        action: undefined,
      };
    case 'reading':
      return {
        title: 'Acquaint is still reading',
        text: `${state.monthsRead} of ${state.monthsInAll} months are read, newest first. What you see grows until the year is complete.`,
        action: undefined,
      };
    case 'nothing_known':
      return {
        title: 'Nothing is known here',
        text: 'No mail or meeting that you may see tells anything.',
        action: undefined,
      };
    case 'not_enough':
      return {
        title: 'Not enough to go by',
        text: 'There are too few mails and meetings for a figure that would mean something.',
        action: undefined,
      };
    case 'forbidden':
      return {
        title: 'This is not for your account',
        text: 'Only administrators of your organisation may use this page.',
        action: undefined,
      };
    case 'guest':
      return {
        title: 'This is not for guests',
        text: 'A guest has no mailbox in this organisation, so there is nothing of your own to show.',
        action: undefined,
      };
    case 'offline':
      return {
        title: 'Acquaint cannot be reached',
        text: 'Check your connection. Nothing was changed.',
        action: TRY_AGAIN,
      };
    case 'outdated':
      return {
        title: 'This page is older than the service',
        text: 'Acquaint has been updated since you opened it.',
        action: 'Load the page again',
      };
    case 'not_ready':
      return { title: 'Acquaint is just starting', text: 'It will be there in a moment.', action: TRY_AGAIN };
    case 'failed':
      return { title: 'Something went wrong on our side', text: 'It has been noted.', action: TRY_AGAIN };
  }
}

/** What the button of a state does: an old page is loaded again, everything else is asked again by whoever shows it. */
export function actOf(state: PageState, retry: (() => void) | undefined): (() => void) | undefined {
  return state.kind === 'outdated' ? () => window.location.reload() : retry;
}

/** What stands before the reference id. */
export const REFERENCE = 'Reference for support:';
