import { Text } from '@fluentui/react-components';
import { cancelIntroductionRoute, completeIntroductionRoute } from '../../src/contract/introductions.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { useAction } from '../../src/ui/use-action.ts';
import { type Choice, Choices } from './Choices.tsx';
import { Item } from './Item.tsx';
import { isMyTurn, nameOf, type OwnAsk } from './introduction.ts';
import type { ItemProps } from './item-props.ts';
import { MailPart } from './MailPart.tsx';
import { Written } from './Written.tsx';
import { WORDS } from './words.ts';

const words = WORDS.own;

const OUTCOMES = ['met', 'noAnswer', 'notNeeded'] as const;

/** An introduction the person asked for: exactly what the service gives, in which a no and a silence are the same. */
export function OwnAskItem({ introduction, api, locale, replace, ...open }: ItemProps<OwnAsk>) {
  const action = useAction();
  const { id, state, moves, outcome } = introduction;
  const introducer = nameOf(introduction.introducer) || WORDS.somebody;
  const contact = nameOf(introduction.contact);
  const params = { id };

  const choices: readonly Choice[] = [
    ...(moves.includes('conclude')
      ? OUTCOMES.map((came, index) =>
          choice(
            words.conclude[came],
            words.concludeEffect(came, introducer),
            words.done.conclude(introducer),
            () => api.call(completeIntroductionRoute, { params, body: { outcome: came } }),
            index === 0 && state === 'introduced',
          ),
        )
      : []),
    ...(moves.includes('cancel')
      ? [
          choice(words.cancel, words.cancelEffect(introducer), words.done.cancel, () =>
            api.call(cancelIntroductionRoute, { params }),
          ),
        ]
      : []),
  ];

  function choice(
    label: string,
    effect: string,
    done: string,
    change: () => Promise<Parameters<typeof replace>[0]>,
    isFirst = false,
  ): Choice {
    const run = (): void =>
      action.run(async () => {
        replace(await change());
        return { words: done };
      }, true);
    return { label, effect, isFirst, run };
  }

  return (
    <Item
      name={words.name(contact, introducer)}
      about={aboutOf(introduction, locale)}
      state={words.states[state]}
      isMyTurn={isMyTurn(introduction)}
      {...open}
    >
      <Text>
        {outcome === null ? '' : `${words.conclude[outcome]}. `}
        {words.says(state, introducer, contact)}
      </Text>
      <Written {...introduction} />
      {state === 'closed' && <MailPart api={api} id={id} label={words.thanks} isWhole={false} />}
      <ActionResult action={action} />
      <Choices choices={choices} isBusy={action.outcome.state === 'busy'} />
    </Item>
  );
}

function aboutOf({ askedAt, introducedAt }: OwnAsk, locale: string): string {
  return [
    `${WORDS.asked} ${dayText(askedAt, locale)}`,
    ...(introducedAt === null ? [] : [`${WORDS.introduced} ${dayText(introducedAt, locale)}`]),
  ].join(' · ');
}
