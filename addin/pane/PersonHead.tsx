import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { initialsOf } from './initials.ts';
import type { OutsidePerson } from './people.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  mark: {
    flex: 'none',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { minWidth: 0 },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  address: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** Who this is about. */
export function PersonHead({ person: { name, address } }: { readonly person: OutsidePerson }) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <span className={styles.mark} aria-hidden="true">
        {initialsOf(name ?? address)}
      </span>
      <div className={styles.words}>
        <h2 className={styles.name}>{name ?? address}</h2>
        {name !== undefined && (
          <Text size={200} className={styles.address}>
            {address}
          </Text>
        )}
      </div>
    </div>
  );
}
