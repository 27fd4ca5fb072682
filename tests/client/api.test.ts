import { afterEach, describe, expect, test } from '@jest/globals';
import { addressOf, openApi } from '../../src/client/api.ts';
import { CallFailed } from '../../src/client/failure.ts';
import { type SignIn, SignInRefused } from '../../src/client/sign-in.ts';
import { listViewsRoute } from '../../src/contract/views.ts';

const realFetch = globalThis.fetch;
const NOTHING = { views: [], nextCursor: null };
/** The mark of the contract that the page and the service are of. */
const CONTRACT = 'same';
const headers = { 'acquaint-contract': CONTRACT, 'x-request-id': 'r-1' };
const OTHER = { ...headers, 'acquaint-contract': 'other' };

afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Answers the calls to come, one after the other, and keeps what was asked. */
function answering(...replies: readonly (Response | Error)[]) {
  const left = [...replies];
  const asked: { readonly address: string; readonly token: string | null; readonly contract: string | null }[] = [];
  globalThis.fetch = async (address, options) => {
    const sent = new Headers(options?.headers);
    asked.push({ address: String(address), token: sent.get('authorization'), contract: sent.get('acquaint-contract') });
    const reply = left.shift() ?? new Error('nobody answers');
    if (reply instanceof Error) throw reply;
    return reply;
  };
  return asked;
}

function openNumbered() {
  const given: boolean[] = [];
  const token: SignIn['token'] = async (question) => {
    given.push(question?.isRefused ?? false);
    return `token-${given.length}`;
  };
  const api = openApi({ token }, CONTRACT);
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
  test('carries the token and the mark of the contract, and gives what is answered', async () => {
    const asked = answering(Response.json(NOTHING, { headers }));
    expect(await openNumbered().api.call(listViewsRoute, { query: { limit: '10' } })).toEqual(NOTHING);
    expect(asked).toEqual([{ address: '/api/me/views?limit=10', token: 'Bearer token-1', contract: CONTRACT }]);
  });

  test('asks for one fresh token when the first is not taken, and only for one', async () => {
    const no = () => new Response('{}', { status: 401 });
    const asked = answering(no(), Response.json(NOTHING, { headers }));
    const { api, given } = openNumbered();
    await api.call(listViewsRoute);
    expect(given).toEqual([false, true]);
    expect(asked.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2']);
    answering(no(), no(), Response.json(NOTHING, { headers }));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'expired' });
  });

  test('tells apart: no token, nobody there, refused, not understood', async () => {
    const refusing = openApi({ token: () => Promise.reject(new SignInRefused('no')) }, CONTRACT);
    expect(await failureFrom(refusing.call(listViewsRoute))).toEqual({ state: 'signed_out' });
    const { api } = openNumbered();
    answering(new TypeError('failed to fetch'));
    expect(await failureFrom(api.call(listViewsRoute))).toEqual({ state: 'offline' });
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
  });

  test.each([
    ['an answer of another contract', Response.json(NOTHING, { headers: OTHER }), 'outdated'],
    ['a refusal of another contract', Response.json({ code: 'gone' }, { status: 410, headers: OTHER }), 'outdated'],
    ['a page of somebody between', new Response('<html>', { headers: { 'x-request-id': 'r-1' } }), 'unreadable'],
    ['half an answer', new Response('{"views":', { headers }), 'unreadable'],
  ])('does not take %s for an answer', async (_what, response, state) => {
    answering(response);
    expect(await failureFrom(openNumbered().api.call(listViewsRoute))).toMatchObject({ state });
  });
});

test('an address carries names in its path as one part each, whatever is in them', () => {
  expect(addressOf('/api/contacts/{address}/health', { address: 'a/b?c@x.example' }, { at: undefined })).toBe(
    '/api/contacts/a%2Fb%3Fc%40x.example/health',
  );
});
