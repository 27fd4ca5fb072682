import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { type IntroductionTemplate, introductionMail } from '../../src/domain/introduction-mail.ts';
import { SAMPLE, WORDS } from './mail-words.ts';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground2 },
  mail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  subject: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  body: { whiteSpace: 'pre-wrap' },
});

/** What an introducer gets from a template, while it is written. */
export function MailPreview({ template }: { readonly template: IntroductionTemplate }) {
  const styles = useStyles();
  const id = useId();
  const mail = introductionMail(template, SAMPLE);
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div>
        <h3 id={id} className={styles.title}>
          {WORDS.preview}
        </h3>
        <Text size={200} className={styles.quiet}>
          {WORDS.previewAbout}
        </Text>
      </div>
      <div className={styles.mail}>
        <Text className={styles.subject}>{mail.subject}</Text>
        <Text size={200} className={styles.quiet}>
          {WORDS.to} {mail.to.join(', ')}
        </Text>
        <Text className={styles.body}>{mail.body}</Text>
      </div>
    </section>
  );
}
