import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { OutsidePerson } from './people.ts';
import { PLACES, WORDS } from './words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  person: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalMNudge}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  place: { fontWeight: tokens.fontWeightRegular },
});

type Props = {
  readonly people: readonly OutsidePerson[];
  /** The addresses of those whom the writer of the item has had no contact with. */
  readonly strangers: ReadonlySet<string>;
  readonly chosen: OutsidePerson;
  readonly onChoose: (address: string) => void;
};

/** The people outside on the item, one of them chosen. */
export function PeopleBar({ people, strangers, chosen, onChoose }: Props) {
  const styles = useStyles();
  return (
    <nav aria-label={WORDS.people}>
      <ul className={styles.bar}>
        {people.map(({ address, name, place }) => (
          <li key={address}>
            <button
              type="button"
              className={mergeClasses(styles.person, address === chosen.address && styles.chosen)}
              aria-current={address === chosen.address}
              onClick={() => onChoose(address)}
            >
              {name ?? address}{' '}
              <span className={styles.place}>
                · {PLACES[place]}
                {strangers.has(address) && ` · ${WORDS.stranger}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
