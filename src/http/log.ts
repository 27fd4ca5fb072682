import { types } from 'node:util';
import { type DestinationStream, pino } from 'pino';

/** A short code that says nothing about a person: only `logCode` and `describeFailure` make one. */
export type LogCode = string & { readonly brand: 'LogCode' };

/** Everything the service ever writes to its log. A closed list, so that reading it is reading what can be in a log. */
export type LogEvent =
  | 'listening'
  | 'stopping'
  | 'stopped'
  | 'request'
  | 'request_failed'
  | 'request_malformed'
  | 'token_refused'
  | 'sign_in_unreachable'
  | 'not_ready'
  | 'job_done'
  | 'job_failed'
  | 'message_refused'
  | 'turn_failed'
  | 'notice_sent'
  | 'notice_failed'
  | 'crashed';

/** What may stand beside an event: numbers, yes and no, and codes. Never a name, an address, a token or a URL. */
export type LogFields = Readonly<Record<string, number | boolean | LogCode | undefined>>;

/** Writes one event. */
export type Log = (event: LogEvent, fields?: LogFields) => void;

/**
 * Opens the log: one JSON object a line, on standard output unless another stream is given.
 */
export function openLog(destination?: DestinationStream): Log {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  return (event, fields = {}) => logger[levelOf(event)]({ event, ...fields });
}

/**
 * A code written in the source. The type refuses every string that is not a literal, and the check refuses whatever
 * does not look like a code, so that text from outside cannot become one by mistake.
 *
 * @throws RangeError when it is no code: a bug.
 */
export function logCode<const Text extends string>(text: string extends Text ? never : Text): LogCode {
  return checked(text);
}

/**
 * The template of a route that is being mounted (`/api/accounts/{domain}`), as a code.
 *
 * @throws RangeError when it is no template.
 */
export function routeCode(template: string): LogCode {
  return checked(template);
}

/** The id of a request, a UUID of our own making, as a code. */
export function requestCode(requestId: string): LogCode {
  return checked(/^[0-9a-f-]{36}$/.test(requestId) ? requestId : 'not_an_id');
}

/**
 * What a log may say of something thrown: its class, its code (`23505`, `ERR_JWT_EXPIRED`) and where in our own source
 * it came from. Never its message: a message may quote what somebody typed.
 */
export function describeFailure(error: unknown): {
  readonly failure: LogCode;
  readonly failureCode: LogCode | undefined;
  readonly at: LogCode | undefined;
} {
  if (!types.isNativeError(error)) return { failure: checked('not_an_error'), failureCode: undefined, at: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    failure: looksLikeName(error.name) ? checked(error.name) : checked('Error'),
    failureCode: code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code) ? checked(code) : undefined,
    at: placeOf(error),
  };
}

const CODE = /^[\w./:{}-]{1,200}$/;

function checked(text: string): LogCode {
  if (!CODE.test(text)) throw new RangeError('A log code holds letters, digits and ./:{}_- only.');
  return text as LogCode;
}

/** Class names are written by programmers; anything longer or with a blank was put there by somebody else. */
function looksLikeName(name: string): boolean {
  return /^[A-Z][A-Za-z]{0,40}$/.test(name);
}

/** The first two lines of our own in the stack, as `src/store/open.ts:42`. */
function placeOf(error: Error): LogCode | undefined {
  const stack = error.stack ?? '';
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length);
  const frames = afterMessage.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  const places = frames.flatMap((line) => /\/((?:src|bot)\/[\w/-]+\.ts:\d+):\d+\)?$/.exec(line)?.[1] ?? []);
  return places.length === 0 ? undefined : checked(places.slice(0, 2).join('::'));
}

function levelOf(event: LogEvent): 'info' | 'warn' | 'error' {
  switch (event) {
    case 'request_failed':
    case 'job_failed':
    case 'turn_failed':
    case 'crashed':
      return 'error';
    case 'sign_in_unreachable':
    case 'not_ready':
    case 'notice_failed':
      return 'warn';
    case 'listening':
    case 'stopping':
    case 'stopped':
    case 'request':
    case 'request_malformed':
    case 'token_refused':
    case 'job_done':
    case 'message_refused':
    case 'notice_sent':
      return 'info';
  }
}
