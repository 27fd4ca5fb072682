import type { Api } from '../../src/client/api.ts';
import type { Outlook } from '../office/outlook.ts';
import type { ItemAnswers } from './item-answers.ts';

/** What every view of an item is given. */
export type ItemProps = {
  readonly api: Api;
  readonly answers: ItemAnswers;
  readonly me: Outlook['me'];
  readonly writeMail: Outlook['writeMail'];
  readonly locale: string;
  /** Whether the item is being written. */
  readonly isDraft: boolean;
};
