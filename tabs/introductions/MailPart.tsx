import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { Api } from '../../src/client/api.ts';
import { readIntroductionMailRoute } from '../../src/contract/introductions.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  mail: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    overflowWrap: 'anywhere',
  },
  text: { whiteSpace: 'pre-wrap', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly api: Api;
  readonly id: string;
  readonly label: string;
  /** Whether the text is shown, or the way to Outlook alone. */
  readonly isWhole: boolean;
};

/** A mail that is ready to be written: nothing is sent from here. */
export function MailPart({ api, id, label, isWhole }: Props) {
  const styles = useStyles();
  const { loaded, reload } = useLoaded(
    (signal) => api.call(readIntroductionMailRoute, { params: { id }, signal }),
    [api, id],
  );
  if (loaded.state === 'loading') return <LoadingLines label={WORDS.mine.mail} lines={2} />;
  if (loaded.state === 'failed') return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
  const { composeLink, subject, body } = loaded.value;
  return (
    <div className={styles.mail}>
      <Button
        as="a"
        appearance="primary"
        href={composeLink}
        target="_blank"
        rel="noreferrer"
        icon={<OpenRegular />}
        iconPosition="after"
      >
        {label}
      </Button>
      {isWhole && (
        <>
          <Text size={200}>{WORDS.mine.mailAbout}</Text>
          <Text weight="semibold">{subject}</Text>
          <Text className={styles.text}>{body}</Text>
        </>
      )}
    </div>
  );
}
