/** Something of Outlook that tells of events. */
type Teller = {
  addHandlerAsync: (event: Office.EventType, handler: () => void) => void;
  removeHandlerAsync: (event: Office.EventType) => void;
};

/**
 * Listens to an event of Outlook. Where Outlook is too old to have the event it refuses, and there is nothing to hear.
 *
 * @returns the way to end that; nothing is heard afterwards, even while Outlook has not ended it yet.
 */
export function listen(teller: Teller, event: Office.EventType, listener: () => void): () => void {
  let isOver = false;
  teller.addHandlerAsync(event, () => {
    if (!isOver) listener();
  });
  return () => {
    isOver = true;
    teller.removeHandlerAsync(event);
  };
}
