import { useEffect, useState } from 'react';

/** Gives the focus back, when a dialog goes, to what had it when the dialog came. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the dialog is out of the page: as long as it is there, nothing behind it takes the focus.
      setTimeout(() => before instanceof HTMLElement && before.focus());
    },
    [before],
  );
}
