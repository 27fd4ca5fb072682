/** Milliseconds after which what is shown is asked for again while the pane stays in sight. */
const EVERY_MS = 5 * 60_000;
/** Milliseconds within which nothing is asked for twice. */
const NOT_BEFORE_MS = 5_000;

/**
 * Calls back when somebody comes back to the pane, and every five minutes while it is in sight: what a colleague has chosen meanwhile must not
 * stay on screen.
 *
 * @returns the way to end that
 */
export function whenBack(listener: () => void): () => void {
  let calledAt = Date.now();
  const callUnlessJustNow = (): void => {
    if (document.visibilityState !== 'visible' || Date.now() - calledAt < NOT_BEFORE_MS) return;
    calledAt = Date.now();
    listener();
  };
  const timer = setInterval(callUnlessJustNow, EVERY_MS);
  window.addEventListener('focus', callUnlessJustNow);
  document.addEventListener('visibilitychange', callUnlessJustNow);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', callUnlessJustNow);
    document.removeEventListener('visibilitychange', callUnlessJustNow);
  };
}
