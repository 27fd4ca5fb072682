import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Api } from '../../src/client/api.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { Part } from '../../src/ui/relationship/Part.tsx';
import type { Outlook } from '../office/outlook.ts';
import type { Begun } from './begin.ts';
import { ItemView } from './ItemView.tsx';
import { outsidePeople } from './people.ts';
import { type OpenItem, useItem } from './use-item.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  pane: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    maxWidth: '560px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    overflowWrap: 'anywhere',
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  again: { alignSelf: 'flex-start' },
});

type Props = { readonly outlook: Outlook; readonly api: Api; readonly begun: Begun };

/** The pane beside a mail or meeting. */
export function Pane({ outlook, api, begun }: Props) {
  const styles = useStyles();
  const open = useItem(outlook, api, begun);
  return (
    <main className={styles.pane}>
      <h1 className={styles.hidden}>{WORDS.title}</h1>
      <Shown outlook={outlook} api={api} open={open} />
    </main>
  );
}

function Shown({ outlook, api, open }: { readonly outlook: Outlook; readonly api: Api; readonly open: OpenItem }) {
  const styles = useStyles();
  switch (open.state) {
    case 'loading':
      return (
        <Part title={WORDS.title}>
          <LoadingLines label={WORDS.loading} />
        </Part>
      );
    case 'none':
      return <Note title={WORDS.none.title}>{WORDS.none.text}</Note>;
    case 'unreadable':
      return (
        <Part title={WORDS.unreadable.title}>
          <Text className={styles.quiet}>{WORDS.unreadable.text}</Text>
          <Button className={styles.again} onClick={open.retry}>
            {WORDS.unreadable.again}
          </Button>
        </Part>
      );
    case 'open': {
      const people = outsidePeople(open.item, outlook.me.address);
      if (people.length === 0) {
        const { kind, isDraft } = open.item;
        return <Note title={WORDS.inside.title}>{isDraft ? WORDS.inside.draft : WORDS.inside[kind]}</Note>;
      }
      const { answers, item } = open;
      const { me, locale, writeMail } = outlook;
      return <ItemView {...{ api, answers, people, me, locale, writeMail, isDraft: item.isDraft }} />;
    }
  }
}

function Note({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Part title={title}>
      <Text className={styles.quiet}>{children}</Text>
    </Part>
  );
}
