/** A tab that the host can show. */
export type HostTab = {
  readonly id: string;
  readonly title: string;
  /** Whether it is offered to administrators alone; whoever else opens it is told so by the tab. */
  readonly isForAdministrators?: boolean;
};

/** All tabs that there are, in the order of the manifest. */
export const HOST_TABS: readonly HostTab[] = [
  { id: 'relationships', title: 'Relationships' },
  { id: 'introductions', title: 'Introductions' },
  { id: 'settings', title: 'Settings' },
  { id: 'administration', title: 'Administration', isForAdministrators: true },
];
