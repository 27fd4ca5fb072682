import { describe, expect, test } from '@jest/globals';
import { describeFailure, logCode, requestCode, routeCode } from '../../src/http/log.ts';
import { openReadableLog } from './edge.ts';

const NAME = 'Yvonne McKay';

describe('the log', () => {
  test('writes one JSON object a line with the event and its fields', () => {
    const { log, lines } = openReadableLog();
    log('request', { status: 200, ms: 3, isCached: false, route: routeCode('/api/contacts/{address}/health') });
    expect(lines().map((line) => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        event: 'request',
        status: 200,
        ms: 3,
        isCached: false,
        route: '/api/contacts/{address}/health',
      },
    ]);
  });

  test('does not take free text, neither as a field nor as an event nor as a code', () => {
    const { log } = openReadableLog();
    const name: string = NAME;
    // @ts-expect-error a field is a number, yes or no, or a code
    expect(() => log('request', { name })).not.toThrow();
    // @ts-expect-error only events of the list exist
    expect(() => log('hello', {})).toThrow();
    // @ts-expect-error a code is written in the source, not taken from a variable
    expect(() => logCode(name)).toThrow(RangeError);
    expect(() => routeCode('/api/contacts/yvonne@fourthcoffee.com')).toThrow(RangeError);
    expect(requestCode(name)).toBe('not_an_id');
  });

  test('says of a failure its class, code and place, never its message', () => {
    const error = Object.assign(new RangeError(`${NAME} is out of range\n    at x (/srv/src/Yvonne.ts:1:2)`), {
      code: '23505',
    });
    const described = describeFailure(error);
    expect(described).toMatchObject({ failure: 'RangeError', failureCode: '23505' });
    expect(JSON.stringify(described)).not.toMatch(/yvonne/i);
  });

  test('does not trust the names and codes that a failure gives itself', () => {
    const error = Object.assign(new Error('x'), { name: NAME, code: NAME });
    expect(describeFailure(error)).toMatchObject({ failure: 'Error', failureCode: undefined });
    expect(describeFailure(NAME)).toEqual({ failure: 'not_an_error', failureCode: undefined, at: undefined });
  });

  test('says where in our own source a failure came from', () => {
    let thrown: unknown;
    try {
      logCode('not a code' as never);
    } catch (error) {
      thrown = error;
    }
    expect(describeFailure(thrown).at).toMatch(/^src\/http\/log\.ts:\d+/);
  });
});
