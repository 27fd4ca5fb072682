import { Card, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  card: {
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL}`,
    overflow: 'visible',
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}` },
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  icon: { flex: 'none', fontSize: '24px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  about: { display: 'block', maxWidth: '68ch', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly title: string;
  readonly about?: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page: a card with its heading. */
export function Section({ title, about, icon, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <Card className={styles.card} role="region" aria-labelledby={id}>
      <div className={styles.head}>
        {icon !== undefined && (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {about !== undefined && <Text className={styles.about}>{about}</Text>}
        </div>
      </div>
      {children}
    </Card>
  );
}
