import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from './source-files.ts';

/** A tab in the demo's host. */
export function tabOf(page: Page) {
  return page.frameLocator('#tab');
}

/** The rules that a theme can break: all others are the same in every theme, and are looked at in the light one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Waits for all movement that ends. */
const MOTION_OVER = `Promise.all(
  document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
    .map((one) => one.finished.catch(() => undefined)),
)`;

/**
 * What axe finds wrong in the frame of the demo's host (a tab or the pane), of whatever weight.
 *
 * @param theme of another theme than the light one only colours are looked at
 */
export async function faultsInTab(page: Page, theme = 'light'): Promise<readonly string[]> {
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('The page has no tab.');
  if (!(await frame.evaluate("'axe' in window"))) {
    await frame.addScriptTag({ path: join(ROOT, 'node_modules/axe-core/axe.min.js') });
  }
  // What is half faded in has half its contrast.
  await frame.evaluate(MOTION_OVER);
  const isLight = theme === 'light' || theme === 'default';
  const options = isLight ? '' : `{ runOnly: ${JSON.stringify(COLOUR_RULES)} }`;
  const found = (await frame.evaluate(`axe.run(${options})`)) as {
    passes: readonly unknown[];
    violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  };
  if (found.passes.length < (isLight ? 10 : 1)) throw new Error('axe has looked at hardly anything.');
  return found.violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`));
}
