import { lazy, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Api, openApi } from '../../src/client/api.ts';
import { told } from '../../src/client/told.ts';
import { OFFICE_THEMES } from '../../src/ui/office-themes.ts';
import { Stage } from '../../src/ui/Stage.tsx';
import { systemTheme } from '../../src/ui/theme.ts';
import { findOutlook } from '../office/find-outlook.ts';
import type { Outlook } from '../office/outlook.ts';
import { Pane } from './Pane.tsx';
import { type Begun, begin } from './use-item.ts';

// Hardly anybody sees it: it is loaded when somebody does.
const OutsidePage = lazy(async () => ({ default: (await import('./OutsidePage.tsx')).OutsidePage }));

/** Opens the pane: in Outlook with Outlook's theme and sign-in, outside of it with a page that says where it belongs. */
export async function openPane(): Promise<void> {
  const element = document.getElementById('page');
  if (element === null) throw new Error('The page has no place for the pane.');
  const outlook = await findOutlook();
  createRoot(element).render(outlook === undefined ? <Outside /> : <Inside {...insideOf(outlook)} />);
}

type InsideProps = { readonly outlook: Outlook; readonly api: Api; readonly begun: Begun };

function insideOf(outlook: Outlook): InsideProps {
  const api = openApi(outlook.signIn);
  return { outlook, api, begun: begin(outlook, api) };
}

function Inside({ outlook, api, begun }: InsideProps) {
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
      <Suspense>
        <OutsidePage elsewhere={told('elsewhere')} />
      </Suspense>
    </Stage>
  );
}
