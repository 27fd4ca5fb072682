import { createDOMRenderer, FluentProvider, makeStyles, RendererProvider, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { Boundary } from './Boundary.tsx';
import type { HostTheme, Themes } from './theme.ts';

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
});

/** What everything on a page stands on: the host's theme, and styles that the page's security policy takes. */
export function Stage(props: { readonly theme: HostTheme; readonly themes: Themes; readonly children: ReactNode }) {
  const renderer = useMemo(() => {
    const nonce = styleNonce();
    return createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } });
  }, []);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={props.themes[props.theme]}>
        <Ground>
          <Boundary>{props.children}</Boundary>
        </Ground>
      </FluentProvider>
    </RendererProvider>
  );
}

/** Styles must be made inside the renderer, so the ground is a component of its own. */
function Ground({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>;
}

/** The nonce of this very page: browsers hide it from selectors and give it to scripts. */
function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLElement>('meta[property="csp-nonce"]');
  return meta?.nonce || undefined;
}
