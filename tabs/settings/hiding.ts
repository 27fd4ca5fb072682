import type { Api } from '../../src/client/api.ts';
import { changeSharingRoute } from '../../src/contract/sharing.ts';
import type { Done } from '../../src/ui/use-action.ts';
import type { PickerChoice } from './picker-choices.ts';
import type { SectionProps, Sharing } from './section-props.ts';
import { WORDS } from './words.ts';

/** Somebody, or everybody at a company, as lists of hidden ones have it. */
export type Hideable = Pick<PickerChoice, 'kind' | 'value'>;

/** Hides somebody from colleagues, or shows somebody again; each can be undone by the other. */
export function changeHiding(
  props: Pick<SectionProps, 'api' | 'onSharing'>,
  sharing: Sharing,
  who: Hideable,
  isHidden: boolean,
) {
  return async (): Promise<Done> => {
    const now = await sendHiding(props.api, sharing, who, isHidden);
    props.onSharing(now);
    const title = who.kind === 'domain' ? WORDS.hidden.everybodyAt(who.value) : who.value;
    return {
      words: isHidden ? WORDS.hidden.done(title) : WORDS.hidden.undone(title),
      undo: changeHiding(props, now, who, !isHidden),
    };
  };
}

function sendHiding(api: Api, sharing: Sharing, { kind, value }: Hideable, isHidden: boolean): Promise<Sharing> {
  const before = kind === 'address' ? sharing.hiddenContacts : sharing.hiddenDomains;
  const others = before.filter((one) => one !== value);
  const list = isHidden ? [...others, value] : others;
  return api.call(changeSharingRoute, {
    body: kind === 'address' ? { hiddenContacts: list } : { hiddenDomains: list },
  });
}
