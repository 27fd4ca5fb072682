/** Where the stand-in for Outlook is, and what its page and the pane load. */
export const OUTLOOK_HOST_PATH = '/demo/host/outlook';
export const OUTLOOK_STYLE_PATH = '/demo/host/outlook.css';
export const OUTLOOK_SCRIPT_PATH = '/demo/host/mailbox.js';
/** What the pane loads in the place of Office.js. */
export const OFFICE_STAND_IN_PATH = '/demo/host/office.js';

/** The application that the demo's local identity provider knows. */
export const DEMO_CLIENT_ID = '22222222-2222-4222-8222-222222222222';

/** Where somebody's mailbox is. */
export function mailboxPath(person: string): string {
  return `${OUTLOOK_HOST_PATH}?as=${person}`;
}
