import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CloudOffRegular,
  ErrorCircleRegular,
  HourglassHalfRegular,
  PauseCircleRegular,
  PersonLockRegular,
  SearchInfoRegular,
  ShieldRegular,
} from '@fluentui/react-icons';
import type { PageState } from './page-state.ts';
import { actOf, REFERENCE, stateWords } from './state-words.ts';

const useStyles = makeStyles({
  // Not Fluent's Card, which brings keyboard code for cards that can be chosen: the side pane has to stay small.
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  icon: { fontSize: '32px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { maxWidth: '60ch' },
  reference: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** A state in words: what is the matter, what it means, and what can be done. */
export function StateCard({
  state,
  onRetry,
}: {
  readonly state: PageState;
  readonly onRetry?: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { title, text, action } = stateWords(state);
  const act = actOf(state, onRetry);
  return (
    <div className={styles.card} role={isAlarming(state) ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        <StateIcon state={state} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      <Text className={styles.text}>{text}</Text>
      {state.kind === 'failed' && state.reference !== undefined && (
        <Text size={200} className={styles.reference}>
          {REFERENCE} {state.reference}
        </Text>
      )}
      {action !== undefined && act !== undefined && <Button onClick={act}>{action}</Button>}
    </div>
  );
}

function isAlarming({ kind }: PageState): boolean {
  return kind === 'failed' || kind === 'offline' || kind === 'expired' || kind === 'signed_out';
}

function StateIcon({ state }: { readonly state: PageState }) {
  switch (state.kind) {
    case 'signed_out':
    case 'expired':
    case 'forbidden':
    case 'guest':
      return <PersonLockRegular />;
    case 'unknown_tenant':
    case 'no_consent':
    case 'opted_out':
    case 'left_out':
      return <ShieldRegular />;
    case 'paused':
      return <PauseCircleRegular />;
    case 'reading':
    case 'not_ready':
      return <HourglassHalfRegular />;
    case 'nothing_known':
    case 'not_enough':
      return <SearchInfoRegular />;
    case 'offline':
      return <CloudOffRegular />;
    case 'outdated':
    case 'failed':
      return <ErrorCircleRegular />;
  }
}
