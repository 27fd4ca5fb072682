/** Told of an import's progress; what it does with it is the edge's business. */
export type ImportProgress = {
  /** The file begins; `totalBytes` is its size on disk. */
  readonly start: (totalBytes: number) => void;
  /** So many more bytes (on disk) and items have been read. */
  readonly read: (bytes: number, items: number) => void;
  /** The second step: `done` of `total` parts of the mailboxes are written. */
  readonly phase: (name: string, done: number, total: number) => void;
  readonly end: () => void;
};
