import { Button, Switch } from '@fluentui/react-components';
import { PeopleChatRegular } from '@fluentui/react-icons';
import type { ReplyOf } from '../../src/client/api.ts';
import { changeIntroducingRoute, readIntroducingRoute } from '../../src/contract/introducing.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Section } from '../../src/ui/Section.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { ContactPicker } from './LazyContactPicker.tsx';
import { NamedList } from './NamedList.tsx';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.asking;

type Introducing = ReplyOf<typeof readIntroducingRoute>;
type Change = Partial<Introducing>;
type ListName = 'notAbout' | 'notKnownWell';

/** Whether, and about whom, the person is asked for introductions. */
export function AskingSection({ api, changes }: SectionProps) {
  const action = useAction();
  const { loaded, reload, put } = useLoaded(
    (signal) => api.call(readIntroducingRoute, { signal }),
    [api, changes],
    true,
  );

  function change(body: Change, done: string, undone: string, back: Change) {
    return async (): Promise<Done> => {
      put(await api.call(changeIntroducingRoute, { body }));
      return { words: done, undo: change(back, undone, done, body) };
    };
  }

  function changeList(introducing: Introducing, name: ListName, address: string, isIn: boolean) {
    const before = introducing[name];
    const others = before.filter((one) => one !== address);
    const after = isIn ? [...others, address] : others;
    const [added, removed] = [words.added(address), words.removed(address)];
    const [done, undone] = isIn ? [added, removed] : [removed, added];
    action.run(change({ [name]: after }, done, undone, { [name]: before }), !isIn);
  }

  return (
    <Section title={words.title} about={words.about} icon={<PeopleChatRegular />}>
      {loaded.state === 'loading' && <LoadingLines label={WORDS.loading} />}
      {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
      {loaded.state === 'ready' && (
        <Wishes introducing={loaded.value} api={api} changeList={changeList} setAskable={setAskable} />
      )}
      <ActionResult action={action} />
    </Section>
  );

  function setAskable(isAskable: boolean): void {
    const [done, undone] = isAskable ? [words.on, words.off] : [words.off, words.on];
    action.run(change({ isAskable }, done, undone, { isAskable: !isAskable }));
  }
}

type WishesProps = Pick<SectionProps, 'api'> & {
  readonly introducing: Introducing;
  readonly changeList: (introducing: Introducing, name: ListName, address: string, isIn: boolean) => void;
  readonly setAskable: (isAskable: boolean) => void;
};

function Wishes({ introducing, api, changeList, setAskable }: WishesProps) {
  const list = (name: ListName) => (
    <NamedList
      label={words[name]}
      empty={words.empty}
      items={introducing[name].map((address) => ({ key: address, title: address }))}
    >
      {({ key }) => (
        <Button
          size="small"
          aria-label={words.removeName(key)}
          onClick={() => changeList(introducing, name, key, false)}
        >
          {words.remove}
        </Button>
      )}
    </NamedList>
  );
  return (
    <>
      <Switch
        checked={introducing.isAskable}
        label={words.askable}
        onChange={(_event, { checked }) => setAskable(checked)}
      />
      {introducing.isAskable ? (
        <ContactPicker
          api={api}
          label={words.search}
          withDomains={false}
          onPick={({ value }) => changeList(introducing, 'notAbout', value, true)}
        />
      ) : (
        <span>{words.notAskable}</span>
      )}
      {list('notAbout')}
      {introducing.notKnownWell.length > 0 && list('notKnownWell')}
    </>
  );
}
