/** The refusals a reader may meet, as stable codes: callers and tests switch over them, so they are never renamed. */
export type AppErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'unknown_tenant'
  | 'consent_required'
  | 'not_found'
  | 'conflict'
  | 'not_ready';

/** A field of the input that was refused, and why, for a person to read. */
export type FieldProblem = { readonly field: string; readonly problem: string };

/**
 * An expected refusal: a stable code and a sentence without personal data for the reader. Everything else that is
 * thrown is a bug, is logged with its cause and answered as `internal`.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly fields: readonly FieldProblem[];

  constructor(code: AppErrorCode, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}
