import type { z } from 'zod';
import { AppError, type FieldProblem } from '../domain/app-error.ts';

/**
 * Reads what came in with a request by a strict schema: what is not named there is refused, not ignored.
 *
 * @throws AppError `invalid_input` naming every field that was refused.
 */
export function parseRequestPart<Schema extends z.ZodObject>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(problemsOf);
  const names = [...new Set(fields.map(({ field }) => field))].slice(0, MOST_NAMED);
  throw new AppError('invalid_input', `Look at: ${names.join(', ')}.`, fields.slice(0, MOST_NAMED));
}

const MOST_NAMED = 10;
const LONGEST_NAME = 40;

function problemsOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key.slice(0, LONGEST_NAME), problem: 'There is no such field here.' }));
  }
  const field = issue.path.map(String).join('.').slice(0, LONGEST_NAME);
  if (issue.code === 'invalid_type') return [{ field, problem: wordsOf(issue) }];
  return [{ field, problem: issue.message }];
}

function wordsOf(issue: z.core.$ZodIssueInvalidType): string {
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  return issue.input === undefined ? 'This field is needed.' : 'Give this field once, as plain text.';
}
