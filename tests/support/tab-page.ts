import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './source-files.ts';

/** A tab in the demo's host. */
export function tabOf(page: Page) {
  return page.frameLocator('#tab');
}

/** What axe finds wrong in the tab, of whatever weight. */
export async function faultsInTab(page: Page): Promise<readonly string[]> {
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('The page has no tab.');
  await frame.addScriptTag({ path: join(ROOT, 'node_modules/axe-core/axe.min.js') });
  const found = (await frame.evaluate('axe.run()')) as {
    passes: readonly unknown[];
    violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  };
  if (found.passes.length < 10) throw new Error('axe has looked at hardly anything.');
  return found.violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`));
}
