import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useRef } from 'react';
import type { LineKind } from './line.ts';
import { WORDS } from './words.ts';

const KINDS: readonly LineKind[] = ['contacts', 'accounts'];

const useStyles = makeStyles({
  tabs: { display: 'flex', gap: tokens.spacingHorizontalXL },
  tab: {
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`,
    border: 'none',
    borderBottom: '3px solid transparent',
    background: 'none',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  chosen: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
});

/**
 * People or companies. Not Fluent's tabs: they put hidden stops for the keyboard into the page, which checkers of accessibility, rightly,
 * find.
 */
export function KindTabs({ kind, onKind }: { readonly kind: LineKind; readonly onKind: (kind: LineKind) => void }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = KINDS[(KINDS.indexOf(kind) + 1) % KINDS.length] ?? kind;
    event.preventDefault();
    onKind(other);
    place.current?.querySelector<HTMLElement>(`[data-kind=${other}]`)?.focus();
  }

  return (
    <div role="tablist" aria-label={WORDS.kinds.label} ref={place} className={styles.tabs} onKeyDown={onKeyDown}>
      {KINDS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          data-kind={one}
          aria-selected={one === kind}
          tabIndex={one === kind ? 0 : -1}
          className={mergeClasses(styles.tab, one === kind && styles.chosen)}
          onClick={() => onKind(one)}
        >
          {WORDS.kinds[one]}
        </button>
      ))}
    </div>
  );
}
