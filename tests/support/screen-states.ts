import type { Page } from 'playwright-core';

/** The service is out of reach. */
export async function goOffline(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
}

/** The one thing a running service cannot be made to do. */
export async function fail(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const problem = {
      type: 'about:blank',
      title: 'Something went wrong',
      status: 500,
      code: 'internal',
      detail: 'It has been noted.',
      instance: '/',
    };
    const headers = { 'x-request-id': '7d0c5a2e-1f4b-4a57-9a55-4be1f3f7a001' };
    await route.fulfill({ status: 500, json: problem, headers, contentType: 'application/problem+json' });
  });
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
