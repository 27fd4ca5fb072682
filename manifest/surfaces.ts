/** What a person has open in Outlook when the pane is offered. */
export type SurfaceId = 'mailRead' | 'mailCompose' | 'meetingDetailsOrganizer' | 'meetingDetailsAttendee';

/** One place in Outlook that offers the pane, by its names in both kinds of manifest. */
export type Surface = {
  /** The `context` of the unified manifest. */
  readonly id: SurfaceId;
  /** The `ExtensionPoint` of the add-in-only manifest. */
  readonly extensionPoint: string;
  /** The form of the add-in-only manifest that older clients go by. */
  readonly form: { readonly item: 'Message' | 'Appointment'; readonly type: 'Read' | 'Edit' };
  /** Whether the pane can stay open from one item to the next. Outlook has that for mail only. */
  readonly isPinnable: boolean;
};

/** The four places. Both manifests are made from this list. */
export const SURFACES: readonly Surface[] = [
  {
    id: 'mailRead',
    extensionPoint: 'MessageReadCommandSurface',
    form: { item: 'Message', type: 'Read' },
    isPinnable: true,
  },
  {
    id: 'mailCompose',
    extensionPoint: 'MessageComposeCommandSurface',
    form: { item: 'Message', type: 'Edit' },
    isPinnable: true,
  },
  {
    id: 'meetingDetailsOrganizer',
    extensionPoint: 'AppointmentOrganizerCommandSurface',
    form: { item: 'Appointment', type: 'Edit' },
    isPinnable: false,
  },
  {
    id: 'meetingDetailsAttendee',
    extensionPoint: 'AppointmentAttendeeCommandSurface',
    form: { item: 'Appointment', type: 'Read' },
    isPinnable: false,
  },
];

/** The oldest Outlook API that the pane gets along with: the first that tells when another item is chosen. */
export const MAILBOX_VERSION = '1.5';
