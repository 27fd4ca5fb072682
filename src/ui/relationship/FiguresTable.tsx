import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Voice } from '../../domain/health-reasons.ts';
import { durationOf } from '../../domain/plain-words.ts';
import { countText, shareText } from '../numbers.ts';
import type { Relationship, Usual } from './relationship.ts';
import { WORDS } from './words.ts';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  cell: { padding: `3px 0 3px ${tokens.spacingHorizontalS}`, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  name: { padding: '3px 0', textAlign: 'start', fontWeight: tokens.fontWeightRegular },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  usual: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase100 },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  more: { alignSelf: 'flex-start' },
});

type Figures = Relationship['figures90'];
type Props = {
  readonly short: Figures;
  readonly long: Figures;
  readonly locale: string;
  readonly voice: Voice;
  readonly usual: Usual | undefined;
};

/** Lines that are shown before all are asked for. */
const FEW = 5;

/** The figures of a quarter and of a year side by side, and below each what is usual among healthy relationships. */
export function FiguresTable({ short, long, locale, voice, usual }: Props) {
  const styles = useStyles();
  const id = useId();
  const [isLong, setLong] = useState(false);
  const lines = linesOf(locale, voice);
  return (
    <>
      <table className={styles.table} id={id}>
        <thead>
          <tr>
            <th className={`${styles.name} ${styles.head}`} scope="col">
              {WORDS.figures.what}
            </th>
            {[short, long].map(({ windowDays }) => (
              <th key={windowDays} className={`${styles.cell} ${styles.head}`} scope="col">
                {WORDS.figures.days(windowDays)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isLong ? lines : lines.slice(0, FEW)).map(({ name, of, usually }) => (
            <tr key={name} className={styles.row}>
              <th className={styles.name} scope="row">
                {name}
              </th>
              {[
                { figures: short, usualThen: usual?.figures90 },
                { figures: long, usualThen: usual?.figures365 },
              ].map(({ figures, usualThen }) => (
                <td key={figures.windowDays} className={styles.cell}>
                  {of(figures)}
                  <UsualRange range={usualThen === undefined ? null : (usually?.(usualThen) ?? null)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {usual !== undefined && <Text className={styles.note}>{WORDS.figures.usual}</Text>}
      <Button
        className={styles.more}
        size="small"
        appearance="subtle"
        aria-expanded={isLong}
        aria-controls={id}
        onClick={() => setLong(!isLong)}
      >
        {isLong ? WORDS.figures.less : WORDS.figures.more}
      </Button>
    </>
  );
}

function UsualRange({ range }: { readonly range: string | null }) {
  const styles = useStyles();
  return range === null ? null : <span className={styles.usual}>{WORDS.figures.usually(range)}</span>;
}

type FigureLine = {
  readonly name: string;
  readonly of: (figures: Figures) => string;
  /** The range that is usual; null where it is not told. */
  readonly usually?: (usual: Usual['figures90']) => string | null;
};

function linesOf(locale: string, voice: Voice): readonly FigureLine[] {
  const ours = WORDS.figures.ours[voice];
  const count = (value: number): string => countText(value, locale);
  const time = (seconds: number | null): string => (seconds === null ? WORDS.figures.nothing : durationOf(seconds));
  const share = (part: number | null): string => (part === null ? WORDS.figures.nothing : shareText(part, locale));
  const minutes = (spent: number): string => (spent === 0 ? WORDS.figures.nothing : durationOf(spent * 60));
  const range = (band: Band): string | null => rangeOf(band, count);
  const hours = (band: Band): string | null => {
    const found = range(band);
    return found === null ? null : WORDS.figures.hours(found);
  };
  return [
    {
      name: WORDS.figures.sent,
      of: ({ mailsSent }) => count(mailsSent),
      usually: ({ mailsSent }) => range(mailsSent),
    },
    {
      name: WORDS.figures.received,
      of: ({ mailsReceived }) => count(mailsReceived),
      usually: ({ mailsReceived }) => range(mailsReceived),
    },
    {
      name: WORDS.figures.meetings,
      of: ({ meetings, calls }) => count(meetings + calls),
      usually: ({ meetings }) => range(meetings),
    },
    {
      name: WORDS.figures.theirReplyTime,
      of: ({ medianReplySecondsByThem }) => time(medianReplySecondsByThem),
      usually: ({ replyHoursByThem }) => hours(replyHoursByThem),
    },
    {
      name: ours.replyTime,
      of: ({ medianReplySecondsByUs }) => time(medianReplySecondsByUs),
      usually: ({ replyHoursByUs }) => hours(replyHoursByUs),
    },
    { name: WORDS.figures.theirReplies, of: ({ repliesByThem }) => count(repliesByThem) },
    { name: ours.replies, of: ({ repliesByUs }) => count(repliesByUs) },
    { name: WORDS.figures.theirRate, of: ({ replyRateByThem }) => share(replyRateByThem) },
    { name: ours.rate, of: ({ replyRateByUs }) => share(replyRateByUs) },
    { name: ours.time, of: ({ minutesByUs }) => minutes(minutesByUs) },
    { name: WORDS.figures.theirTime, of: ({ minutesByThem }) => minutes(minutesByThem) },
  ];
}

type Band = Usual['figures90']['mailsSent'];

function rangeOf(band: Band, count: (value: number) => string): string | null {
  if (band === null) return null;
  const from = count(band.from);
  if (band.to === null) return `${from}+`;
  return band.from === band.to ? from : `${from}–${count(band.to)}`;
}
