import type { Page, Route } from 'playwright-core';
import { presentProblem } from '../../src/contract/problem.ts';
import { CONTRACT_MARK } from '../../src/http/contract-document.ts';

/** The service is out of reach. */
export async function goOffline(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
}

/** What a failing service answers. */
export const FAILED_REFERENCE = '7d0c5a2e-1f4b-4a57-9a55-4be1f3f7a001';

/** The one thing a running service cannot be made to do. */
export async function fail(page: Page): Promise<void> {
  await page.route('**/api/**', answerFailed);
}

/** Answers as a service that fails. */
export async function answerFailed(route: Route): Promise<void> {
  const problem = presentProblem('internal', 'It has been noted.', FAILED_REFERENCE);
  const headers = { 'x-request-id': FAILED_REFERENCE, 'acquaint-contract': CONTRACT_MARK };
  await route.fulfill({ status: problem.status, json: problem, headers, contentType: 'application/problem+json' });
}

/** The service has been renewed since the page was opened. */
export async function beOutdated(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'acquaint-contract': 'newer' } });
  });
}

/** Answers in the place of the service. */
export async function answerInstead(route: Route, json: unknown): Promise<void> {
  await route.fulfill({ json, headers: { 'acquaint-contract': CONTRACT_MARK } });
}

/** For good: whoever draws more does so before. */
export async function withdrawConsents(service: URL): Promise<void> {
  const reply = (await (await fetch(new URL('/demo/host/token?as=ana', service))).json()) as { token: string };
  for (const kind of ['userInsights', 'aggregatedInsights', 'identifiableInsights']) {
    const response = await fetch(new URL('/api/admin/consent', service), {
      method: 'PUT',
      headers: { authorization: `Bearer ${reply.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind, change: 'withdraw' }),
    });
    if (!response.ok) throw new Error(`${kind} was not withdrawn: ${await response.text()}`);
  }
}
