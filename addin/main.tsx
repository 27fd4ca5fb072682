import { openApi } from '../src/client/api.ts';
import { told } from '../src/client/told.ts';
import { findOutlook } from './office/find-outlook.ts';
import { begin } from './pane/begin.ts';

/** Milliseconds that the first question may take to be on its way before everything else is set up. */
const HEAD_START_MS = 200;
/** Milliseconds that its answer may take then, before a pane without it is drawn. */
const PATIENCE_MS = 50;

// Found before anything is asked: while Office.js wants leave to open a window, the page is empty.
const element = document.getElementById('page');
if (element === null) throw new Error('The page has no place for the pane.');
new Worker(told('prepare-dates'));
// The service is asked before what draws its answers is set up, which takes about as long as the answers.
const opening = open();
await Promise.race([opening.then((opened) => opened?.begun.asked), wait(HEAD_START_MS)]);
const { drawPane } = await import('./pane/draw-pane.tsx');
const opened = await opening;
await Promise.race([opened?.begun.answered, wait(PATIENCE_MS)]);
drawPane(element, opened);

async function open() {
  const outlook = await findOutlook();
  if (outlook === undefined) return undefined;
  const api = openApi(outlook.signIn, told('contract'));
  return { outlook, api, begun: begin(outlook, api) };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
