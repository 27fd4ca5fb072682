import { Text } from '@fluentui/react-components';
import type { Api } from '../../src/client/api.ts';
import { changeIntroducingRoute, readIntroducingRoute } from '../../src/contract/introducing.ts';
import {
  acceptIntroductionRoute,
  completeIntroductionRoute,
  declineIntroductionRoute,
  postponeIntroductionRoute,
} from '../../src/contract/introductions.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { useAction } from '../../src/ui/use-action.ts';
import { type Choice, Choices } from './Choices.tsx';
import { Item } from './Item.tsx';
import { type AskedOfMe, isMyTurn, nameOf } from './introduction.ts';
import type { ItemProps } from './item-props.ts';
import { MailPart } from './MailPart.tsx';
import { Written } from './Written.tsx';
import { WORDS } from './words.ts';

const words = WORDS.mine;

const REASONS = ['notKnownWell', 'notAboutContact', 'notAtAll'] as const;

/** An introduction that is asked of the person: who asks, about whom, why, until when, and every answer with its effect. */
export function AskedOfMeItem({ introduction, api, locale, replace, ...open }: ItemProps<AskedOfMe>) {
  const action = useAction();
  const { id, state, moves, declineReason } = introduction;
  const asker = nameOf(introduction.asker) || WORDS.somebody;
  const contact = nameOf(introduction.contact);
  const params = { id };

  const answers: readonly Choice[] = [
    ...(moves.includes('accept')
      ? [
          choice(
            words.accept,
            words.acceptEffect(asker),
            words.done.accept(asker),
            () => api.call(acceptIntroductionRoute, { params }),
            true,
          ),
        ]
      : []),
    ...(moves.includes('complete')
      ? [
          choice(words.complete, words.completeEffect(asker), words.done.complete, () =>
            api.call(completeIntroductionRoute, { params, body: {} }),
          ),
        ]
      : []),
    ...(moves.includes('later') && state !== 'later'
      ? [
          choice(words.later, words.laterEffect, words.done.later, () =>
            api.call(postponeIntroductionRoute, { params }),
          ),
        ]
      : []),
    ...(moves.includes('decline')
      ? REASONS.map((reason) =>
          choice(words.decline[reason], words.declineEffect(reason, asker, contact), words.done.decline, () =>
            api.call(declineIntroductionRoute, { params, body: { reason } }),
          ),
        )
      : []),
  ];
  const again: readonly Choice[] =
    declineReason === null
      ? []
      : [
          {
            label: words.askAgain,
            effect: words.askAgainEffect(declineReason, contact),
            run: () =>
              action.run(async () => {
                await letBeAsked(api, declineReason, introduction.contact.address);
                return { words: words.done.askAgain };
              }),
          },
        ];

  function choice(
    label: string,
    effect: string,
    done: string,
    answer: () => Promise<Parameters<typeof replace>[0]>,
    isFirst = false,
  ): Choice {
    // What was clicked goes away with the answer: the focus goes to what came of it.
    const run = (): void =>
      action.run(async () => {
        replace(await answer());
        return { words: done };
      }, true);
    return { label, effect, isFirst, run };
  }

  return (
    <Item
      name={words.name(asker, contact)}
      about={aboutOf(introduction, locale)}
      state={words.states[state]}
      isMyTurn={isMyTurn(introduction)}
      {...open}
    >
      <Text>{words.says(state, asker, contact)}</Text>
      {isWrittenShown(introduction) && <Written {...introduction} />}
      {state === 'accepted' && <MailPart api={api} id={id} label={words.openMail} isWhole />}
      <ActionResult action={action} />
      <Choices choices={[...answers, ...again]} isBusy={action.outcome.state === 'busy'} />
    </Item>
  );
}

/** What was written is there as long as there is something to do with it. */
function isWrittenShown({ state }: AskedOfMe): boolean {
  return state === 'asked' || state === 'later' || state === 'accepted' || state === 'introduced';
}

function aboutOf({ contact, state, askedAt, introducedAt, expiresAt }: AskedOfMe, locale: string): string {
  // A yes does not end by itself.
  const isAnswerAwaited = state === 'asked' || state === 'later';
  return [
    contact.address,
    `${WORDS.asked} ${dayText(askedAt, locale)}`,
    ...(introducedAt === null ? [] : [`${WORDS.introduced} ${dayText(introducedAt, locale)}`]),
    ...(isAnswerAwaited ? [`${WORDS.ends} ${dayText(expiresAt, locale)}`] : []),
  ].join(' · ');
}

/** Takes back what came with a no: from now on colleagues may ask again. */
async function letBeAsked(api: Api, reason: NonNullable<AskedOfMe['declineReason']>, address: string): Promise<void> {
  if (reason === 'notAtAll') {
    await api.call(changeIntroducingRoute, { body: { isAskable: true } });
    return;
  }
  const list = reason === 'notAboutContact' ? 'notAbout' : 'notKnownWell';
  const introducing = await api.call(readIntroducingRoute);
  await api.call(changeIntroducingRoute, { body: { [list]: introducing[list].filter((one) => one !== address) } });
}
