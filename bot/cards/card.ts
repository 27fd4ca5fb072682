import type { ActionData, CardVerb } from './actions.ts';

/** What clients know a card by. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** An Adaptive Card, of the parts that Teams and Outlook both draw. */
export type Card = {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  /** Everything that matters on the card as one plain text, for clients that draw no cards and for notifications. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  /** How a card is brought up to date for those it is shown to; `userIds` are the channel's ids (`29:…`), at most 60. */
  readonly refresh?: { readonly action: ExecuteAction; readonly userIds: readonly string[] };
};

export type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large' | 'ExtraLarge';
export type Colour = 'Default' | 'Accent' | 'Good' | 'Warning' | 'Attention';

type Placed = { readonly spacing?: Spacing; readonly separator?: boolean };

export type TextBlock = Placed & {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Default' | 'Medium' | 'Large' | 'ExtraLarge';
  readonly weight?: 'Default' | 'Bolder';
  readonly color?: Colour;
  readonly isSubtle?: boolean;
  readonly style?: 'heading';
  readonly horizontalAlignment?: 'Left' | 'Center' | 'Right';
  readonly maxLines?: number;
};

export type ContainerStyle = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

export type Container = Placed & {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: ContainerStyle;
  readonly selectAction?: ExecuteAction;
  /** A property of Teams; others leave the corners as they are. */
  readonly roundedCorners?: boolean;
};

export type Column = {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch' | `${number}px`;
  readonly items: readonly CardElement[];
  readonly style?: ContainerStyle;
  readonly verticalContentAlignment?: 'Top' | 'Center' | 'Bottom';
  readonly spacing?: Spacing;
  readonly minHeight?: `${number}px`;
  readonly roundedCorners?: boolean;
};

export type ColumnSet = Placed & {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly selectAction?: ExecuteAction;
};

export type FactSet = Placed & {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
};

export type ActionSet = Placed & { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] };

export type TextInput = Placed & {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isMultiline: true;
  readonly maxLength: number;
  readonly isRequired: true;
  readonly errorMessage: string;
};

export type DateInput = Placed & {
  readonly type: 'Input.Date';
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly min: string;
  readonly max: string;
  readonly isRequired: true;
  readonly errorMessage: string;
};

/** A chart of Teams. Who draws none shows the fallback, which says the same. */
export type BarChart = Placed & {
  readonly type: 'Chart.VerticalBar';
  readonly title: string;
  readonly xAxisTitle: string;
  readonly yAxisTitle: string;
  readonly data: readonly { readonly x: string; readonly y: number }[];
  readonly fallback: Container;
};

export type CardElement = TextBlock | Container | ColumnSet | FactSet | ActionSet | TextInput | DateInput | BarChart;

type Titled = {
  readonly title: string;
  /** What the button does, in full: for the pointer and for a screen reader. */
  readonly tooltip?: string;
  readonly style?: 'positive' | 'destructive';
  /** `secondary`: behind the three dots where the client has them. */
  readonly mode?: 'primary' | 'secondary';
};

export type ExecuteAction = Titled & {
  readonly type: 'Action.Execute';
  readonly verb: CardVerb;
  readonly data: ActionData;
  /** `none`: what stands in the inputs is not sent and not checked. */
  readonly associatedInputs?: 'auto' | 'none';
};

export type OpenAction = Titled & { readonly type: 'Action.OpenUrl'; readonly url: string };

/** A button that opens a part of the card with buttons of its own. */
export type ShowAction = Titled & {
  readonly type: 'Action.ShowCard';
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly CardElement[];
    readonly actions: readonly ExecuteAction[];
  };
};

export type CardAction = ExecuteAction | OpenAction | ShowAction;
