import {
  Badge,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Api, ReplyOf } from '../../src/client/api.ts';
import { previewIntroducersRoute } from '../../src/contract/seen-of-me.ts';
import { dayText } from '../../src/ui/dates.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Row } from '../../src/ui/Row.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useFocusBack } from '../../src/ui/use-focus-back.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { WORDS } from './words.ts';

const words = WORDS.seen;

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, paddingLeft: '20px' },
});

type Contact = { readonly address: string; readonly name: string | null };
type Props = { readonly api: Api; readonly locale: string; readonly contact: Contact; readonly onClose: () => void };

/** The answer that a colleague gets about a contact, the very same. */
export function PreviewDialog({ api, locale, contact, onClose }: Props) {
  const styles = useStyles();
  useFocusBack();
  const { loaded, reload } = useLoaded(
    (signal) => api.call(previewIntroducersRoute, { params: { address: contact.address }, signal }),
    [api, contact.address],
  );
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.previewTitle(contact.name ?? contact.address)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{words.previewAbout}</Text>
            {loaded.state === 'loading' && <LoadingLines label={WORDS.loading} />}
            {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
            {loaded.state === 'ready' && <Answer answer={loaded.value} locale={locale} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type AnswerProps = { readonly answer: ReplyOf<typeof previewIntroducersRoute>; readonly locale: string };

function Answer({ answer, locale }: AnswerProps) {
  const styles = useStyles();
  if (answer.introducers.length === 0) return <Text weight="semibold">{words.previewNobody}</Text>;
  return (
    <ol className={styles.list}>
      {answer.introducers.map(({ person, strength, evidence }) => (
        <li key={person.address}>
          <Row
            title={person.name ?? person.address}
            about={words.evidence(
              evidence.mailsIn,
              evidence.mailsOut,
              evidence.meetings,
              dayText(evidence.lastOn, locale),
            )}
          >
            <Badge appearance="outline" color="informative">
              {words.tiers[strength.tier]}
            </Badge>
          </Row>
        </li>
      ))}
    </ol>
  );
}
