import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { durationOf } from '../../domain/plain-words.ts';
import type { Relationship } from './relationship.ts';
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
  more: { alignSelf: 'flex-start' },
});

type Figures = Relationship['figures90'];
type Props = { readonly short: Figures; readonly long: Figures; readonly locale: string };

/** Lines that are shown before all are asked for. */
const FEW = 5;

/** The figures of a quarter and of a year side by side. */
export function FiguresTable({ short, long, locale }: Props) {
  const styles = useStyles();
  const id = useId();
  const [isLong, setLong] = useState(false);
  const lines = linesOf(locale);
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
          {(isLong ? lines : lines.slice(0, FEW)).map(({ name, of }) => (
            <tr key={name} className={styles.row}>
              <th className={styles.name} scope="row">
                {name}
              </th>
              <td className={styles.cell}>{of(short)}</td>
              <td className={styles.cell}>{of(long)}</td>
            </tr>
          ))}
        </tbody>
      </table>
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

type FigureLine = { readonly name: string; readonly of: (figures: Figures) => string };

function linesOf(locale: string): readonly FigureLine[] {
  const numbers = new Intl.NumberFormat(locale);
  const shares = new Intl.NumberFormat(locale, { style: 'percent' });
  const time = (seconds: number | null): string => (seconds === null ? WORDS.figures.nothing : durationOf(seconds));
  const share = (part: number | null): string => (part === null ? WORDS.figures.nothing : shares.format(part));
  const minutes = (count: number): string => (count === 0 ? WORDS.figures.nothing : durationOf(count * 60));
  return [
    { name: WORDS.figures.sent, of: ({ mailsSent }) => numbers.format(mailsSent) },
    { name: WORDS.figures.received, of: ({ mailsReceived }) => numbers.format(mailsReceived) },
    { name: WORDS.figures.meetings, of: ({ meetings, calls }) => numbers.format(meetings + calls) },
    { name: WORDS.figures.theirReplyTime, of: ({ medianReplySecondsByThem }) => time(medianReplySecondsByThem) },
    { name: WORDS.figures.ourReplyTime, of: ({ medianReplySecondsByUs }) => time(medianReplySecondsByUs) },
    { name: WORDS.figures.theirReplies, of: ({ repliesByThem }) => numbers.format(repliesByThem) },
    { name: WORDS.figures.ourReplies, of: ({ repliesByUs }) => numbers.format(repliesByUs) },
    { name: WORDS.figures.theirRate, of: ({ replyRateByThem }) => share(replyRateByThem) },
    { name: WORDS.figures.ourRate, of: ({ replyRateByUs }) => share(replyRateByUs) },
    { name: WORDS.figures.ourTime, of: ({ minutesByUs }) => minutes(minutesByUs) },
    { name: WORDS.figures.theirTime, of: ({ minutesByThem }) => minutes(minutesByThem) },
  ];
}
