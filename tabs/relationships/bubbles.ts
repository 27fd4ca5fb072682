import type { Line } from './line.ts';

/** Bubbles that are drawn at most: more would hide each other. */
export const MOST_BUBBLES = 200;

/** Days at the right end. */
const LONGEST = 365;
/** S from which a tie is medium, and strong (docs/FORMULAS.md). */
const TIERS = { medium: 1, strong: 3 } as const;
/** The least S at the top, so that few and weak ties do not look strong. */
const LEAST_TOP = 6;
const SMALLEST = 4;

/** A relationship as a bubble. */
export type Bubble = { readonly line: Line; readonly x: number; readonly y: number; readonly r: number };

/** The picture: bubbles, the largest first so that small ones lie on top; lines and labels of both scales. */
export type Bubbles = {
  readonly bubbles: readonly Bubble[];
  readonly labels: readonly Label[];
  readonly ticks: readonly { readonly days: Tick; readonly x: number }[];
  readonly tiers: readonly { readonly tier: Line['strength']['tier']; readonly from: number; readonly to: number }[];
};

/** A name beside a bubble. */
export type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Which part of the text stands at `x`. */
  readonly anchor: 'start' | 'middle' | 'end';
};

/** Days that are marked below the picture. */
export const TICKS = [0, 7, 30, 91, 182, 365] as const;
export type Tick = (typeof TICKS)[number];

/** Where the picture is drawn, in pixels. */
export type Frame = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/**
 * The bubbles of the strongest lines with a contact in the last year: strength upwards (logarithmic), days since the last contact to the
 * right (by their square root, since a week matters more at first than after half a year), amount of contact as area.
 */
export function bubblesOf(lines: readonly Line[], frame: Frame): Bubbles {
  const drawn = lines
    .filter(({ daysSinceLast }) => daysSinceLast !== null)
    .toSorted((a, b) => b.strength.score - a.strength.score)
    .slice(0, MOST_BUBBLES);
  const top = Math.max(LEAST_TOP, ...drawn.map(({ strength }) => strength.score));
  const most = Math.max(1, ...drawn.map(({ amount }) => amount));
  const largest = Math.min(24, (frame.right - frame.left) / 24);
  // The largest bubble fits in at the ends of both scales.
  const xOf = (days: number): number =>
    between(frame.left + largest, frame.right - largest, Math.sqrt(Math.min(days, LONGEST) / LONGEST));
  const yOf = (strength: number): number =>
    between(frame.bottom - SMALLEST, frame.top + largest, Math.log1p(strength) / Math.log1p(top));
  const byStrength = drawn.map((line) => ({
    line,
    x: xOf(line.daysSinceLast ?? 0),
    y: yOf(line.strength.score),
    r: Math.max(SMALLEST, largest * Math.sqrt(line.amount / most)),
  }));
  return {
    bubbles: byStrength.toSorted((a, b) => b.r - a.r),
    labels: labelsOf(byStrength, frame),
    ticks: TICKS.map((days) => ({ days, x: xOf(days) })),
    tiers: [
      { tier: 'weak', from: frame.bottom, to: yOf(TIERS.medium) },
      { tier: 'medium', from: yOf(TIERS.medium), to: yOf(TIERS.strong) },
      { tier: 'strong', from: yOf(TIERS.strong), to: frame.top },
    ],
  };
}

const MOST_LABELS = 12;
const LABEL = { height: 16, character: 6.6, most: 22, gap: 4 } as const;

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Names of the strongest, where there is room for them. */
function labelsOf(bubbles: readonly Bubble[], frame: Frame): readonly Label[] {
  const taken: Box[] = bubbles.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const labels: Label[] = [];
  for (const { line, x, y, r } of bubbles) {
    if (labels.length >= MOST_LABELS) break;
    const text = line.name.length > LABEL.most ? `${line.name.slice(0, LABEL.most - 1)}…` : line.name;
    const width = text.length * LABEL.character;
    const [aside, above] = [r + LABEL.gap, r + LABEL.height / 2 + 1];
    const places: readonly Label[] = [
      { text, x: x + aside, y, anchor: 'start' },
      { text, x: x - aside, y, anchor: 'end' },
      { text, x, y: y - above, anchor: 'middle' },
      { text, x, y: y + above, anchor: 'middle' },
    ];
    const label = places.find((one) => {
      const box = boxOf(one, width);
      return isInside(box, frame) && !taken.some((other) => isOverlapping(box, other));
    });
    if (label === undefined) continue;
    taken.push(boxOf(label, width));
    labels.push(label);
  }
  return labels;
}

const BEFORE_ANCHOR = { start: 0, middle: 0.5, end: 1 } as const;

/** The room that a label takes. */
function boxOf({ x, y, anchor }: Label, width: number): Box {
  const left = x - width * BEFORE_ANCHOR[anchor];
  return { left, right: left + width, top: y - LABEL.height / 2, bottom: y + LABEL.height / 2 };
}

function isInside(box: Box, frame: Frame): boolean {
  const isAcross = box.left >= frame.left && box.right <= frame.right + LABEL.height;
  return isAcross && box.top >= frame.top - LABEL.height && box.bottom <= frame.bottom;
}

function isOverlapping(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
