import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DeleteRegular, DocumentPersonRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { exportOwnDataRoute } from '../../src/contract/held-data.ts';
import { eraseOwnDataRoute } from '../../src/contract/receipts.ts';
import { readSharingRoute } from '../../src/contract/sharing.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { saveFile } from '../../src/ui/save-file.ts';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.data;

/** Loaded when somebody wants it: dialogs are a good part of Fluent. */
const EraseDialog = lazy(() => import('./EraseDialog.tsx').then((part) => ({ default: part.EraseDialog })));

const useStyles = makeStyles({
  both: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
  },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
    justifyContent: 'space-between',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Everything that is held: to take, and to have deleted. */
export function DataSection({ api, onSharing }: SectionProps) {
  const styles = useStyles();
  const action = useAction();
  const [isErasing, setIsErasing] = useState(false);

  async function takeOut(): Promise<Done> {
    saveFile(await api.download(exportOwnDataRoute), words.file);
    return { words: words.exported };
  }

  async function erase(): Promise<Done> {
    const receipt = await api.call(eraseOwnDataRoute);
    onSharing(await api.call(readSharingRoute));
    return { words: words.erased(receipt.receiptId) };
  }

  return (
    <Section title={words.title} about={words.about} icon={<DocumentPersonRegular />}>
      <div className={styles.both}>
        <div className={styles.one}>
          <Text className={styles.quiet}>{words.exportAbout}</Text>
          <Button icon={<ArrowDownloadRegular />} onClick={() => action.run(takeOut)}>
            {words.export}
          </Button>
        </div>
        <div className={styles.one}>
          <Text className={styles.quiet}>{words.eraseAbout}</Text>
          <Button icon={<DeleteRegular />} onClick={() => setIsErasing(true)}>
            {words.erase}
          </Button>
        </div>
      </div>
      <ActionResult action={action} />
      <Suspense fallback={null}>
        {isErasing && (
          <EraseDialog
            onClose={() => setIsErasing(false)}
            onConfirm={() => {
              setIsErasing(false);
              action.run(erase);
            }}
          />
        )}
      </Suspense>
    </Section>
  );
}
