import type { ProblemCode } from '../contract/problem.ts';

/** Why an answer did not come, in the way pages tell it apart. */
export type Failure =
  /** The service could not be reached. */
  | { readonly state: 'offline' }
  /** There is no token. */
  | { readonly state: 'signed_out' }
  /** There is a token, and the service does not take it (any more). */
  | { readonly state: 'expired' }
  /** The service said no, or that it failed. */
  | {
      readonly state: 'refused';
      readonly code: ProblemCode;
      /** What happened this time, for a person to read. */
      readonly detail: string;
      /** To be quoted when asking for help. */
      readonly reference: string;
      readonly fields: readonly { readonly field: string; readonly problem: string }[];
    }
  /** The page is older than the service, or newer. */
  | { readonly state: 'outdated' }
  /** What came is not of the service, or not whole. */
  | { readonly state: 'unreadable'; readonly reference: string | undefined };

/** Thrown by calls. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.state === 'refused' ? failure.detail : failure.state);
    this.failure = failure;
  }
}

/** What went wrong, whatever was thrown; a mistake of the page's own has no reference. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallFailed ? error.failure : { state: 'unreadable', reference: undefined };
}
