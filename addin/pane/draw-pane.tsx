import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Api } from '../../src/client/api.ts';
import { told } from '../../src/client/told.ts';
import { OFFICE_THEMES } from '../../src/ui/office-themes.ts';
import { Stage } from '../../src/ui/Stage.tsx';
import { systemTheme } from '../../src/ui/theme.ts';
import type { Outlook } from '../office/outlook.ts';
import type { Begun } from './begin.ts';
import { OutsidePage } from './OutsidePage.tsx';
import { Pane } from './Pane.tsx';

/** What the pane is drawn from in Outlook. */
export type Opened = { readonly outlook: Outlook; readonly api: Api; readonly begun: Begun };

/** Draws the pane: in Outlook with Outlook's theme, outside of it a page that says where it belongs. */
export function drawPane(element: HTMLElement, opened: Opened | undefined): void {
  createRoot(element).render(opened === undefined ? <Outside /> : <Inside {...opened} />);
}

function Inside({ outlook, api, begun }: Opened) {
  const [theme, setTheme] = useState(outlook.theme);
  useEffect(() => outlook.onTheme(setTheme), [outlook]);
  return (
    <Stage theme={theme} themes={OFFICE_THEMES}>
      <Pane {...{ outlook, api, begun }} />
    </Stage>
  );
}

function Outside() {
  return (
    <Stage theme={systemTheme()} themes={OFFICE_THEMES}>
      <OutsidePage elsewhere={told('elsewhere')} />
    </Stage>
  );
}
