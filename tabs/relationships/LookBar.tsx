import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { WORDS as RELATIONSHIP } from '../../src/ui/relationship/words.ts';
import { useMedia } from '../../src/ui/use-media.ts';
import { NARROW } from './cell-styles.ts';
import type { Line, LineKind } from './line.ts';
import { EVERYTHING, type Grade, isNarrowed, type Look, ORDERS, type Order, type Trend } from './look.ts';
import { WORDS } from './words.ts';

const words = WORDS.filters;

/** Companies that can be chosen from: a list of thousands helps nobody, and the search finds each. */
const MOST_ACCOUNTS = 200;

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) repeat(3, minmax(0, 1fr)) auto',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  wide: { [`@media ${NARROW}`]: { gridColumn: '1 / -1' } },
  control: { minWidth: 0, width: '100%' },
});

type Props = {
  readonly kind: LineKind;
  readonly lines: readonly Line[];
  readonly look: Look;
  readonly onLook: (look: Look) => void;
};

/** Search, filters, and the order where the table has no head to click on. */
export function LookBar({ kind, lines, look, onLook }: Props) {
  const styles = useStyles();
  const isNarrow = useMedia(NARROW);
  const accounts = useMemo(() => accountsOf(lines, look.account), [lines, look.account]);
  return (
    <search className={styles.bar} aria-label={words.label}>
      <Field label={words.search} className={styles.wide}>
        <Input
          className={styles.control}
          type="search"
          contentBefore={<SearchRegular />}
          placeholder={words.searchHint}
          value={look.search}
          onChange={(_event, { value }) => onLook({ ...look, search: value })}
        />
      </Field>
      <Choice
        label={words.grade}
        value={look.grade}
        choices={GRADES}
        onChoose={(grade) => onLook({ ...look, grade: grade as Grade | 'unknown' | undefined })}
      />
      <Choice
        label={words.trend}
        value={look.trend}
        choices={TRENDS}
        onChoose={(trend) => onLook({ ...look, trend: trend as Trend | undefined })}
      />
      {kind === 'contacts' && (
        <Choice
          isWide
          label={words.account}
          value={look.account}
          choices={accounts.map((account) => ({ value: account, text: account }))}
          onChoose={(account) => onLook({ ...look, account })}
        />
      )}
      {isNarrow && (
        <Field label={words.order} className={styles.wide}>
          <Select
            className={styles.control}
            value={`${look.order} ${Number(look.isReversed)}`}
            onChange={(_event, { value }) => {
              const [order, reversed] = value.split(' ');
              onLook({ ...look, order: order as Order, isReversed: reversed === '1' });
            }}
          >
            {ORDERS.flatMap((order) =>
              WORDS.orders[order].map((text, reversed) => (
                <option key={text} value={`${order} ${reversed}`}>
                  {text}
                </option>
              )),
            )}
          </Select>
        </Field>
      )}
      {isNarrowed(look) && (
        <Button
          appearance="subtle"
          onClick={() => onLook({ ...EVERYTHING, order: look.order, isReversed: look.isReversed })}
        >
          {words.clear}
        </Button>
      )}
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly isWide?: boolean;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string | undefined) => void;
};

function Choice({ label, value, isWide, choices, onChoose }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={isWide === true ? styles.wide : undefined}>
      <Select
        className={styles.control}
        value={value ?? ''}
        onChange={(_event, chosen) => onChoose(chosen.value === '' ? undefined : chosen.value)}
      >
        <option value="">{words.any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const GRADES = [
  ...(['good', 'fair', 'poor'] as const).map((grade) => ({ value: grade, text: RELATIONSHIP.grade[grade] })),
  { value: 'unknown', text: words.unknown },
];

const TRENDS = (['improving', 'steady', 'declining'] as const).map((trend) => ({
  value: trend,
  text: RELATIONSHIP.trend[trend],
}));

/** The companies with most people, and the one that is chosen, by the alphabet. */
function accountsOf(lines: readonly Line[], chosen: string | undefined): readonly string[] {
  const counts = new Map<string, number>();
  for (const { account } of lines) if (account !== null) counts.set(account, (counts.get(account) ?? 0) + 1);
  const largest = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_ACCOUNTS);
  const accounts = new Set(largest.map(([account]) => account));
  if (chosen !== undefined) accounts.add(chosen);
  return [...accounts].sort();
}
