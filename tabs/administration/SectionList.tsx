import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SECTION_IDS, type SectionId } from './sections.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  list: {
    position: 'sticky',
    top: tokens.spacingVerticalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  link: {
    position: 'relative',
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '2px',
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
});

type Props = { readonly open: SectionId; readonly onOpen: (section: SectionId) => void };

/** The sections one below the other, the open one marked. Fluent's tabs would put hidden stops into the way of the keyboard. */
export function SectionList({ open, onOpen }: Props) {
  const styles = useStyles();
  return (
    <nav aria-label={WORDS.navigation}>
      <ul className={styles.list}>
        {SECTION_IDS.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={mergeClasses(styles.link, id === open && styles.here)}
              {...(id === open ? { 'aria-current': 'page' } : {})}
              onClick={() => onOpen(id)}
            >
              {WORDS.sections[id]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
