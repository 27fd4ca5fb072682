import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';

const useStyles = makeStyles({
  item: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    scrollMarginTop: tokens.spacingVerticalL,
  },
  open: { boxShadow: tokens.shadow4 },
  heading: { margin: 0, font: 'inherit' },
  toggle: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    width: '100%',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chevron: { flex: 'none', display: 'flex', fontSize: '20px' },
  words: {
    flex: '1 1 auto',
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    alignItems: 'center',
    justifyContent: 'space-between',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { flex: '1 1 220px', minWidth: 0 },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL} 44px`,
    '@media (max-width: 480px)': { paddingLeft: tokens.spacingHorizontalM },
  },
});

type Props = {
  readonly name: string;
  readonly about: string;
  readonly state: string;
  /** Whether the person at the screen has something to do. */
  readonly isMyTurn: boolean;
  readonly isOpen: boolean;
  /** Whether a link led here: then the page scrolls to it and it has the focus. */
  readonly isLinked: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
};

/** An introduction in a line, with how it stands; opened, everything about it. */
export function Item({ name, about, state, isMyTurn, isOpen, isLinked, onToggle, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isLinked) return;
    toggle.current?.focus({ preventScroll: true });
    toggle.current?.closest('li')?.scrollIntoView({ block: 'start' });
  }, [isLinked]);
  return (
    <li className={mergeClasses(styles.item, isOpen && styles.open)}>
      <h3 className={styles.heading}>
        <button
          type="button"
          ref={toggle}
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
        >
          <span className={styles.chevron} aria-hidden="true">
            {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>
              <Text weight="semibold">{name}</Text>
              <Text size={200} className={styles.quiet}>
                {about}
              </Text>
            </span>
            <Badge appearance={isMyTurn ? 'filled' : 'outline'} color={isMyTurn ? 'brand' : 'informative'} size="large">
              {state}
            </Badge>
          </span>
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
    </li>
  );
}
