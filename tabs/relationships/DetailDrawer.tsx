import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { Api } from '../../src/client/api.ts';
import { readHealthyFiguresRoute } from '../../src/contract/healthy-figures.ts';
import { readOwnAccountRoute, readOwnRelationshipRoute } from '../../src/contract/relationships.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { RelationshipParts } from '../../src/ui/relationship/RelationshipParts.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { useFocusBack } from '../../src/ui/use-focus-back.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import type { LineKind } from './line.ts';
import { WORDS } from './words.ts';

const words = WORDS.detail;

const useStyles = makeStyles({
  drawer: { width: 'min(480px, 100vw)', maxWidth: '100vw' },
  title: { overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalXXL,
    overflowWrap: 'anywhere',
  },
  more: { alignSelf: 'flex-start' },
});

/** What is opened: a person or a company, by address or domain. */
export type Opened = { readonly kind: LineKind; readonly key: string; readonly name: string };

type Props = {
  readonly api: Api;
  readonly locale: string;
  readonly opened: Opened;
  readonly onClose: () => void;
  /** Shows the people at a company. */
  readonly onAccount: (account: string) => void;
};

/** One relationship in full, beside the table. */
export function DetailDrawer({ api, locale, opened, onClose, onAccount }: Props) {
  const styles = useStyles();
  useFocusBack();
  const { loaded, reload } = useLoaded((signal) => load(api, opened, signal), [api, opened.kind, opened.key]);
  // What is usual between two people is an extra: where it does not come, the figures stand alone.
  const usual = useLoaded((signal) => api.call(readHealthyFiguresRoute, { signal }), [api]);
  const answer = usual.loaded.state === 'ready' ? usual.loaded.value : undefined;
  const told = answer?.state === 'shown' ? answer : undefined;
  const shown = loaded.state === 'ready' ? loaded.value : undefined;
  const name = shown?.name ?? opened.name;
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={<Button appearance="subtle" aria-label={words.close} icon={<DismissRegular />} onClick={onClose} />}
        >
          {name}
          <Text size={200} className={styles.quiet}>
            {shown?.about ?? (name === opened.key ? '' : opened.key)}
          </Text>
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body} aria-busy={loaded.state === 'loading'}>
        {loaded.state === 'loading' && <LoadingLines label={WORDS.loading} lines={8} />}
        {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
        {shown !== undefined && (
          <>
            <RelationshipParts
              voice="you"
              title={opened.kind === 'contacts' ? words.contact : words.account}
              relationship={shown.relationship}
              locale={locale}
              usual={opened.kind === 'contacts' ? told : undefined}
            />
            {shown.account !== null && (
              <Button className={styles.more} onClick={() => onAccount(shown.account ?? '')}>
                {words.toAccount(shown.account)}
              </Button>
            )}
          </>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
}

async function load(api: Api, { kind, key }: Opened, signal: AbortSignal) {
  if (kind === 'accounts') {
    const { account, contacts, relationship } = await api.call(readOwnAccountRoute, {
      params: { domain: key },
      signal,
    });
    return { name: account, about: WORDS.peopleThere(contacts), account, relationship };
  }
  const { contact, relationship } = await api.call(readOwnRelationshipRoute, { params: { address: key }, signal });
  const { name, address, account } = contact;
  return { name: name ?? address, about: name === null ? '' : address, account, relationship };
}
