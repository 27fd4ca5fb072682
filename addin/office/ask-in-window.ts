/** Asks something in a window. */
export type AskInWindow = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/**
 * Opens windows that ask somebody, but never against them: after a no, every further question gets the same no, until somebody clicks in the
 * page. Otherwise each question of the pane, and each mail it follows Outlook to, would open one more window.
 */
export function askInWindows(): AskInWindow {
  let refused: { readonly error: unknown } | undefined;
  return async (ask) => {
    if (refused !== undefined) throw refused.error;
    try {
      return await ask();
    } catch (error) {
      refused = { error };
      const forget = (): void => {
        refused = undefined;
      };
      document.addEventListener('click', forget, { capture: true, once: true });
      throw error;
    }
  };
}
