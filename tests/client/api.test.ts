import { afterEach, describe, expect, test } from '@jest/globals';
import { addressOf, openApi } from '../../src/client/api.ts';
import { CallFailed } from '../../src/client/failure.ts';
import { SignInRefused } from '../../src/client/sign-in.ts';
import { listViewsRoute } from '../../src/contract/views.ts';

const realFetch = globalThis.fetch;
const NOTHING = { views: [], nextCursor: null };

afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Answers the calls to come, one after the other, and keeps what was asked. */
function answering(...replies: readonly (Response | Error)[]) {
  const left = [...replies];
  const asked: { readonly address: string; readonly token: string | null }[] = [];
  globalThis.fetch = async (address, options) => {
    asked.push({ address: String(address), token: new Headers(options?.headers).get('authorization') });
    const reply = left.shift() ?? new Error('nobody answers');
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return asked;
}

function openNumbered() {
  const given: boolean[] = [];
  const api = openApi({
    token: async (question) => {
      given.push(question?.isRefused ?? false);
      return `token-${given.length}`;
    },
  });
  return { api, given };
}

async function failureFrom(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof CallFailed ? error.failure : error;
}

describe('a call', () => {
  test('carries the token, and gives what the schema reads', async () => {
    const asked = answering(Response.json(NOTHING));
    expect(await openNumbered().api.call(listViewsRoute, { query: { limit: '10' } })).toEqual(NOTHING);
    expect(asked).toEqual([{ address: '/api/me/views?limit=10', token: 'Bearer token-1' }]);
  });

  test('asks for one fresh token when the first is not taken, and only for one', async () => {
    const no = () => new Response('{}', { status: 401 });
    const asked = answering(no(), Response.json(NOTHING));
    const { api, given } = openNumbered();
    await api.call(listViewsRoute);
    expect(given).toEqual([false, true]);
    expect(asked.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2']);
    answering(no(), no(), Response.json(NOTHING));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'expired' });
  });

  test('tells apart: no token, nobody there, refused, not understood', async () => {
    const refusing = openApi({ token: () => Promise.reject(new SignInRefused('no')) });
    expect(await failureFrom(refusing.call(listViewsRoute))).toEqual({ state: 'signed_out' });
    const { api } = openNumbered();
    answering(new TypeError('failed to fetch'));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'offline' });
    const headers = { 'x-request-id': 'r-1' };
    const problem = {
      type: 'urn:acquaint:problem:consent_required',
      title: 'Your organisation has not consented to this',
      status: 403,
      detail: 'No.',
      code: 'consent_required',
      instance: 'urn:uuid:r-1',
    };
    answering(Response.json(problem, { status: 403, headers }));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({
      state: 'refused',
      code: 'consent_required',
      detail: 'No.',
      reference: 'r-1',
      fields: [],
    });
    answering(new Response('<html>', { status: 502, headers }));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'unreadable', reference: 'r-1' });
    answering(Response.json({ views: 'many' }, { headers }));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'unreadable', reference: 'r-1' });
  });
});

test('an address carries names in its path as one part each, whatever is in them', () => {
  expect(addressOf('/api/contacts/{address}/health', { address: 'a/b?c@x.example' }, { at: undefined })).toBe(
    '/api/contacts/a%2Fb%3Fc%40x.example/health',
  );
});
