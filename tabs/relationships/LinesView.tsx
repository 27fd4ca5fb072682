import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DataBarVerticalRegular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo, useState } from 'react';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Section } from '../../src/ui/Section.tsx';
import { StateNote } from '../../src/ui/StateNote.tsx';
import { saveFile } from '../../src/ui/save-file.ts';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import type { WholeList } from '../../src/ui/use-whole-list.ts';
import { BubbleChart } from './BubbleChart.tsx';
import { formatsOf } from './formats.ts';
import { LinesTable } from './LinesTable.tsx';
import { LookBar } from './LookBar.tsx';
import type { Line, LineKind } from './line.ts';
import { EVERYTHING, type Look, linesIn } from './look.ts';
import { tableFile } from './table-file.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  none: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

type Props = {
  readonly kind: LineKind;
  readonly lines: readonly Line[];
  readonly rest: Extract<WholeList<unknown>, { state: 'ready' }>['rest'];
  readonly look: Look;
  readonly locale: string;
  readonly onLook: (look: Look) => void;
  readonly onOpen: (key: string) => void;
  readonly onRest: () => void;
};

/** People or companies: the picture, search and filters, and the table of what is left. */
export function LinesView({ kind, lines, rest, look, locale, onLook, onOpen, onRest }: Props) {
  const styles = useStyles();
  const action = useAction();
  const [isPictured, setPictured] = useState(true);
  const formats = useMemo(() => formatsOf(locale), [locale]);
  // Typing goes on while thousands of lines are looked through.
  const settled = useDeferredValue(look);
  const shown = useMemo(() => linesIn(lines, settled), [lines, settled]);
  const isWhole = shown.length === lines.length;
  const count = isWhole
    ? WORDS.count(kind, formats.count(lines.length))
    : WORDS.countOf(kind, formats.count(shown.length), formats.count(lines.length));

  async function save(): Promise<Done> {
    const { content, name } = tableFile(kind, shown);
    saveFile(content, name);
    return { words: WORDS.exported(name, formats.count(shown.length)) };
  }

  return (
    <>
      {isPictured && shown.length > 0 && (
        <Section title={WORDS.chart.title} about={WORDS.chart.about}>
          <BubbleChart lines={shown} formats={formats} onOpen={onOpen} />
        </Section>
      )}
      <LookBar kind={kind} lines={lines} look={look} onLook={onLook} />
      <div className={styles.line}>
        <Text role="status">
          {count}
          {rest === 'coming' && `, ${WORDS.coming}`}
        </Text>
        <div className={styles.buttons}>
          {shown.length > 0 && (
            <Button icon={<DataBarVerticalRegular />} appearance="subtle" onClick={() => setPictured(!isPictured)}>
              {isPictured ? WORDS.chart.hide : WORDS.chart.show}
            </Button>
          )}
          <Button
            icon={<ArrowDownloadRegular />}
            disabledFocusable={rest !== 'complete'}
            onClick={() => action.run(save)}
          >
            {WORDS.export}
          </Button>
        </div>
      </div>
      {typeof rest === 'object' && <StateNote state={stateOf(rest)} onRetry={onRest} />}
      <ActionResult action={action} />
      {shown.length > 0 ? (
        <LinesTable kind={kind} lines={shown} look={settled} formats={formats} onLook={onLook} onOpen={onOpen} />
      ) : (
        <div className={styles.none}>
          <Text size={400} weight="semibold">
            {WORDS.none.title}
          </Text>
          <Text>{WORDS.none.text}</Text>
          <Button onClick={() => onLook(EVERYTHING)}>{WORDS.none.all}</Button>
        </div>
      )}
    </>
  );
}
