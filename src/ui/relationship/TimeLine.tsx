import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { dayText } from '../dates.ts';
import type { Relationship } from './relationship.ts';
import { WORDS } from './words.ts';

const STEP = 6;
const BAR = 4;
const HEIGHT = 44;

const useStyles = makeStyles({
  picture: { display: 'block', width: '100%', height: `${HEIGHT}px` },
  mails: { fill: tokens.colorCompoundBrandBackground },
  // An outline, so that the two kinds are told apart without their colours too, as in high contrast.
  meetings: {
    fill: tokens.colorPaletteMarigoldBackground2,
    stroke: tokens.colorPaletteMarigoldForeground3,
    vectorEffect: 'non-scaling-stroke',
  },
  ground: { stroke: tokens.colorNeutralStroke1 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  dot: { width: '8px', height: '8px' },
});

type Props = { readonly weeks: Relationship['timeLine']['weeks']; readonly locale: string };

/** A year of contact, a bar a week: mails below, meetings on top. */
export function TimeLine({ weeks, locale }: Props) {
  const styles = useStyles();
  const bars = weeks.map((week) => ({
    startsOn: week.startsOn,
    mails: week.mailsSent + week.mailsReceived,
    meetings: week.meetings + week.calls,
  }));
  const most = Math.max(1, ...bars.map(({ mails, meetings }) => mails + meetings));
  const heightOf = (count: number): number => (count / most) * (HEIGHT - 1);
  const active = bars.filter(({ mails, meetings }) => mails + meetings > 0).length;
  const width = Math.max(1, bars.length) * STEP;
  return (
    <div>
      <svg
        className={styles.picture}
        role="img"
        aria-label={WORDS.weeks.label(bars.length, active, most)}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <line className={styles.ground} x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        <path className={styles.mails} d={barsOf(bars.map(({ mails }) => [0, heightOf(mails)]))} />
        <path
          className={styles.meetings}
          d={barsOf(bars.map(({ mails, meetings }) => [heightOf(mails), heightOf(meetings)]))}
        />
      </svg>
      <div className={styles.legend}>
        <Text size={200}>{bars[0] === undefined ? '' : dayText(bars[0].startsOn, locale)}</Text>
        <Key name={WORDS.weeks.mails} look={styles.mails} />
        <Key name={WORDS.weeks.meetings} look={styles.meetings} />
      </div>
    </div>
  );
}

/** The outline of all bars of a kind, which a browser draws faster than a hundred shapes. @param bars where each begins above the ground, and its height */
function barsOf(bars: readonly (readonly [number, number])[]): string {
  return bars
    .map(([from, height], index) =>
      height === 0
        ? ''
        : `M${index * STEP + 1} ${(HEIGHT - from).toFixed(2)}v${(-height).toFixed(2)}h${BAR}v${height.toFixed(2)}z`,
    )
    .join('');
}

function Key({ name, look }: { readonly name: string; readonly look: string }) {
  const styles = useStyles();
  return (
    <span className={styles.key}>
      <svg className={styles.dot} viewBox="0 0 8 8" aria-hidden="true">
        <rect className={look} width={8} height={8} rx={2} />
      </svg>
      <Text size={200}>{name}</Text>
    </span>
  );
}
