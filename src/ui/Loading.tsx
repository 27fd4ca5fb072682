import { Card, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { padding: tokens.spacingHorizontalL },
  short: { maxWidth: '40%' },
});

/** The shape of what is to come: lines of text. */
export function LoadingLines({ label, lines = 3 }: { readonly label: string; readonly lines?: number }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.lines}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <SkeletonItem key={index} size={16} className={index === 0 ? styles.short : undefined} />
      ))}
    </Skeleton>
  );
}

/** The shape of what is to come: cards. */
export function LoadingCards({ label, cards = 3 }: { readonly label: string; readonly cards?: number }) {
  const styles = useStyles();
  return (
    <div className={styles.cards} aria-busy="true">
      {Array.from({ length: cards }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards are all alike.
        <Card key={index} className={styles.card}>
          <LoadingLines label={label} />
        </Card>
      ))}
    </div>
  );
}
