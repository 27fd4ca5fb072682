import { makeStyles, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notice: {
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase400 },
  text: { display: 'block', maxWidth: '60ch' },
});

/** Why something is not there, and what can be done. */
export function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <h2 className={styles.title}>{title}</h2>
      <Text className={styles.text}>{text}</Text>
    </div>
  );
}
