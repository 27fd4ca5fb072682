import type { z } from 'zod';
import { AppError, type FieldProblem } from '../domain/app-error.ts';

/** The parts of a request as they came in. */
export type RawRequest = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** The schemas of the parts. */
export type RequestSchemas<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodObject> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

/**
 * Reads what came in with a request by strict schemas: what is not named there is refused, not ignored.
 *
 * @throws AppError `invalid_input` naming every field that was refused, in the path, in the query and in the body.
 */
export function parseRequest<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodObject>(
  schemas: RequestSchemas<Params, Query, Body>,
  raw: RawRequest,
): { readonly params: z.output<Params>; readonly query: z.output<Query>; readonly body: z.output<Body> } {
  const params = schemas.params.safeParse(raw.params, { reportInput: true });
  const query = schemas.query.safeParse(raw.query, { reportInput: true });
  const body = schemas.body.safeParse(raw.body, { reportInput: true });
  if (params.success && query.success && body.success) {
    return { params: params.data, query: query.data, body: body.data };
  }
  const issues = [params, query, body].flatMap((part) => part.error?.issues ?? []);
  const fields = issues.flatMap(problemsOf).slice(0, MOST_NAMED);
  const names = [...new Set(fields.map(({ field }) => field))];
  throw new AppError('invalid_input', `Look at: ${names.join(', ')}.`, fields);
}

const MOST_NAMED = 10;
const LONGEST_NAME = 40;

function problemsOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key.slice(0, LONGEST_NAME), problem: 'There is no such field here.' }));
  }
  const field = issue.path.map(String).join('.').slice(0, LONGEST_NAME);
  if (issue.code !== 'invalid_type') return [{ field, problem: issue.message }];
  const kind = issue.expected === 'string' ? 'plain text' : issue.expected;
  return [
    { field, problem: issue.input === undefined ? 'This field is needed.' : `Give this field once, as ${kind}.` },
  ];
}
