import * as z from 'zod';
import type { AppErrorCode, FieldProblem } from '../domain/app-error.ts';

/** Every code an answer may carry: the refusals of the domain, and what only a server can say. */
export type ProblemCode =
  | AppErrorCode
  | 'method_not_allowed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'internal';

/** All codes, by status. */
export const PROBLEM_CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'unknown_tenant',
  'consent_required',
  'not_found',
  'method_not_allowed',
  'conflict',
  'payload_too_large',
  'unsupported_media_type',
  'internal',
  'not_ready',
] as const satisfies readonly ProblemCode[];

/** The HTTP status of a code and its title: the title never changes, so a program may show it and a person may search for it. */
export type ProblemKind = { readonly status: number; readonly title: string };

/** All codes with their status and title. */
export const PROBLEM_KINDS: Readonly<Record<ProblemCode, ProblemKind>> = {
  invalid_input: { status: 400, title: 'Something in the request is not as it should be' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  unknown_tenant: { status: 403, title: 'Your organisation does not use this service' },
  consent_required: { status: 403, title: 'Your organisation has not consented to this' },
  not_found: { status: 404, title: 'Nothing here' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  conflict: { status: 409, title: 'This has changed in the meantime' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The request is in a format this service does not read' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  not_ready: { status: 503, title: 'Not ready yet' },
};

/** What every refusal looks like on the wire (RFC 9457, `application/problem+json`). */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('`urn:acquaint:problem:` and the code.'),
    title: z.string().describe('The kind of problem in words; the same for every problem with this code.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What happened this time, for a person to read.'),
    code: z.enum(PROBLEM_CODES).describe('Stable: programs switch over it.'),
    instance: z.string().describe('`urn:uuid:` and the request id, to be quoted when asking for help.'),
    errors: z
      .array(z.strictObject({ field: z.string(), problem: z.string() }))
      .optional()
      .describe('With `invalid_input`: which fields were refused and why.'),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused.' });

/** A refusal on the wire. */
export type Problem = z.infer<typeof problemSchema>;

/**
 * A refusal as it goes over the wire.
 *
 * @param requestId the UUID of the request; it is also what the log knows the request by.
 */
export function presentProblem(
  code: ProblemCode,
  detail: string,
  requestId: string,
  fields: readonly FieldProblem[] = [],
): Problem {
  const kind = PROBLEM_KINDS[code];
  return {
    type: `urn:acquaint:problem:${code}`,
    title: kind.title,
    status: kind.status,
    detail,
    code,
    instance: `urn:uuid:${requestId}`,
    ...(fields.length > 0 ? { errors: fields.map(({ field, problem }) => ({ field, problem })) } : {}),
  };
}
