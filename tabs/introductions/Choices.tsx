import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  choice: {
    display: 'grid',
    gridTemplateColumns: '240px minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Something the person may do, with what follows from it. */
export type Choice = {
  readonly label: string;
  readonly effect: string;
  readonly isFirst?: boolean;
  readonly run: () => void;
};

/** What the person may do, each with its effect before the click. */
export function Choices({ choices, isBusy }: { readonly choices: readonly Choice[]; readonly isBusy: boolean }) {
  const styles = useStyles();
  if (choices.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={WORDS.choices}>
      {choices.map((choice) => (
        <ChoiceLine key={choice.label} choice={choice} isBusy={isBusy} />
      ))}
    </ul>
  );
}

function ChoiceLine({ choice, isBusy }: { readonly choice: Choice; readonly isBusy: boolean }) {
  const styles = useStyles();
  return (
    <li className={styles.choice}>
      <Button
        appearance={choice.isFirst === true ? 'primary' : 'secondary'}
        disabledFocusable={isBusy}
        aria-description={choice.effect}
        onClick={choice.run}
      >
        {choice.label}
      </Button>
      <Text size={200} className={styles.quiet}>
        {choice.effect}
      </Text>
    </li>
  );
}
