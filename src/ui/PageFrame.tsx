import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: {
    boxSizing: 'border-box',
    maxWidth: '880px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} 64px`,
    overflowWrap: 'break-word',
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} 48px` },
  },
  wide: { maxWidth: '1200px' },
  head: { marginBottom: tokens.spacingVerticalXXL },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  lead: {
    display: 'block',
    maxWidth: '68ch',
    marginTop: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** A page with its title; wide or 320 pixels, it never scrolls sideways. */
export function PageFrame(props: {
  readonly title: string;
  readonly lead?: string;
  /** For tables, pictures and lists of sections, which have a use for more room than text. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <main className={mergeClasses(styles.frame, props.isWide === true && styles.wide)}>
      <header className={styles.head}>
        <h1 className={styles.title}>{props.title}</h1>
        {props.lead !== undefined && <Text className={styles.lead}>{props.lead}</Text>}
      </header>
      <div className={styles.body}>{props.children}</div>
    </main>
  );
}
