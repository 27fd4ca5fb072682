/** Asks something in a window. */
export type AskInWindow = (ask: () => Promise<string>) => Promise<string>;

/**
 * Opens windows that ask somebody, one at a time and never against them: after a no, every further question gets the same no, until somebody
 * clicks in the page. Otherwise each question of the pane, and each mail it follows Outlook to, would open one more window.
 */
export function askInWindows(): AskInWindow {
  let asking: Promise<string> | undefined;
  const forget = (): void => {
    asking = undefined;
  };
  return (ask) => {
    asking ??= ask().then(
      (answer) => {
        forget();
        return answer;
      },
      (error: unknown) => {
        document.addEventListener('click', forget, { capture: true, once: true });
        throw error;
      },
    );
    return asking;
  };
}
