import { type Problem, type ProblemCode, presentProblem } from '../contract/problem.ts';
import { AppError } from '../domain/app-error.ts';
import { describeFailure, type Log, requestCode } from './log.ts';

/**
 * What the reader is told of something thrown while answering. An `AppError` speaks for itself; anything else is a bug:
 * the log gets its cause, the reader a reference and not one word of the exception.
 */
export function problemOfFailure(error: unknown, requestId: string, log: Log): Problem {
  if (error instanceof AppError) return presentProblem(error.code, error.message, requestId, error.fields);
  log('request_failed', { ...describeFailure(error), request: requestCode(requestId) });
  return presentProblem(
    'internal',
    `It has been noted. Quote this reference when asking for help: ${requestId}`,
    requestId,
  );
}

/** What the reader is told when restify itself refuses: no such address, wrong method, body too large or unreadable. */
export function problemOfRefusal(error: unknown, requestId: string, log: Log): Problem {
  const refusal = refusalOf(statusOf(error));
  if (refusal === undefined) return problemOfFailure(error, requestId, log);
  return presentProblem(refusal.code, refusal.detail, requestId);
}

type Refusal = { readonly code: ProblemCode; readonly detail: string };

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function refusalOf(status: number | undefined): Refusal | undefined {
  if (status === undefined || status < 400 || status > 499) return undefined;
  switch (status) {
    case 404:
      return {
        code: 'not_found',
        detail: 'There is nothing at this address. See /api/openapi.json for what there is.',
      };
    case 405:
      return { code: 'method_not_allowed', detail: 'See the Allow header for the methods this address takes.' };
    case 413:
      return { code: 'payload_too_large', detail: 'Send less at once.' };
    case 415:
      return { code: 'unsupported_media_type', detail: 'Send the body as application/json, not compressed.' };
  }
  return { code: 'invalid_input', detail: 'The request could not be read.' };
}
