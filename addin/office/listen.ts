/** What Outlook tells with an event, as far as the pane asks. */
type Told = { readonly officeTheme?: Office.OfficeTheme };

/** Something of Outlook that tells of events. */
type Teller = {
  addHandlerAsync: (event: Office.EventType, handler: (told: Told) => void) => void;
  removeHandlerAsync: (event: Office.EventType) => void;
};

/**
 * Listens to an event of Outlook. Where Outlook is too old to have the event it refuses, and there is nothing to hear.
 *
 * @returns the way to end that; nothing is heard afterwards, even while Outlook has not ended it yet.
 */
export function listen(teller: Teller, event: Office.EventType, listener: (told: Told) => void): () => void {
  let isOver = false;
  teller.addHandlerAsync(event, (told) => {
    if (!isOver) listener(told);
  });
  return () => {
    isOver = true;
    teller.removeHandlerAsync(event);
  };
}
