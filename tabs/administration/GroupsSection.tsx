import { Badge, Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PeopleProhibitedRegular, SearchRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { searchGroupsRoute } from '../../src/contract/directory.ts';
import { changeOptOutGroupsRoute, listOptOutGroupsRoute } from '../../src/contract/opt-out-groups.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { LoadingLines } from '../../src/ui/Loading.tsx';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { useLater } from '../../src/ui/use-later.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { usePages } from '../../src/ui/use-pages.ts';
import { EffectDialog } from './EffectDialog.tsx';
import { WORDS } from './groups-words.ts';
import type { SectionProps } from './sections.ts';
import { WORDS as FRAME } from './words.ts';

const TYPING_MS = 250;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { padding: `${tokens.spacingVerticalS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { color: tokens.colorNeutralForeground2 },
  field: { maxWidth: '460px' },
  box: { minWidth: 0 },
});

type OptedOut = ReplyOf<typeof listOptOutGroupsRoute>['groups'][number];
type Found = ReplyOf<typeof searchGroupsRoute>['groups'][number];

/** A group that is being thought about. */
type Step = { readonly change: 'add' | 'remove'; readonly groupId: string; readonly title: string };

/** Security groups whose members are left out, and the search for others. */
export function GroupsSection({ api, locale }: SectionProps) {
  const styles = useStyles();
  const action = useAction();
  const [step, setStep] = useState<Step>();
  const [changes, setChanges] = useState(0);
  const { loaded, reload, put } = useLoaded((signal) => api.call(listOptOutGroupsRoute, { signal }), [api]);

  async function take({ change, groupId, title }: Step): Promise<Done> {
    const { groups } = await api.call(changeOptOutGroupsRoute, { body: { [change]: [groupId] } });
    put({ groups });
    setChanges((before) => before + 1);
    const back = { change: change === 'add' ? ('remove' as const) : ('add' as const), groupId, title };
    return { words: WORDS.done[change](title), undo: () => take(back) };
  }

  return (
    <Section title={WORDS.title} about={WORDS.about} icon={<PeopleProhibitedRegular />}>
      <ActionResult action={action} />
      <div>
        <h3 className={styles.title}>{WORDS.list}</h3>
        {loaded.state === 'loading' && <LoadingLines label={FRAME.loading} />}
        {loaded.state === 'failed' && <StateCard state={stateOf(loaded.failure)} onRetry={reload} />}
        {loaded.state === 'ready' && <OptedOutList groups={loaded.value.groups} locale={locale} onStep={setStep} />}
      </div>
      <Search api={api} changes={changes} onStep={setStep} />
      {step !== undefined && (
        <EffectDialog
          title={WORDS.dialog[step.change](step.title)}
          confirm={WORDS.dialog.confirm[step.change]}
          preview={(signal) =>
            api.call(changeOptOutGroupsRoute, {
              query: { preview: 'true' },
              body: { [step.change]: [step.groupId] },
              signal,
            })
          }
          onClose={() => setStep(undefined)}
          onConfirm={() => {
            setStep(undefined);
            action.run(() => take(step), true);
          }}
        >
          {({ leftOut, backIn }) => (
            <>
              <Text>{step.change === 'add' ? WORDS.dialog.leftOut(leftOut) : WORDS.dialog.backIn(backIn)}</Text>
              <Text className={styles.quiet}>{WORDS.dialog.nested}</Text>
            </>
          )}
        </EffectDialog>
      )}
    </Section>
  );
}

type ListProps = {
  readonly groups: readonly OptedOut[];
  readonly locale: string;
  readonly onStep: (step: Step) => void;
};

function OptedOutList({ groups, locale, onStep }: ListProps) {
  const styles = useStyles();
  if (groups.length === 0) return <Text className={styles.quiet}>{WORDS.empty}</Text>;
  return (
    <ul className={styles.list} aria-label={WORDS.list}>
      {groups.map(({ groupId, name, people, since }) => {
        const title = titleOf(name, groupId);
        const known = name === null ? WORDS.unread : WORDS.people(people);
        return (
          <li key={groupId} className={styles.item}>
            <Row title={title} about={`${known}, ${WORDS.since(dayText(since, locale))}`}>
              <Button
                size="small"
                aria-label={WORDS.backName(title)}
                onClick={() => onStep({ change: 'remove', groupId, title })}
              >
                {WORDS.back}
              </Button>
            </Row>
          </li>
        );
      })}
    </ul>
  );
}

type SearchProps = Pick<SectionProps, 'api'> & { readonly changes: number; readonly onStep: (step: Step) => void };

function Search({ api, changes, onStep }: SearchProps) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const q = useLater(text.trim(), TYPING_MS);
  const pages = usePages<Found>(
    async (cursor, signal) => {
      const { groups, nextCursor } = await api.call(searchGroupsRoute, {
        query: { q, limit: '10', cursor },
        ...(signal === undefined ? {} : { signal }),
      });
      return { items: groups, next: nextCursor };
    },
    [api, q, changes],
  );
  return (
    <>
      <Field label={WORDS.search} className={styles.field}>
        <Input
          className={styles.box}
          type="search"
          contentBefore={<SearchRegular />}
          placeholder={WORDS.placeholder}
          value={text}
          maxLength={100}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <PagedList
        label={WORDS.found}
        empty={q === '' ? WORDS.noGroups : WORDS.none}
        pages={pages}
        keyOf={({ groupId }) => groupId}
      >
        {({ groupId, name, people, groupsWithin, isOptedOut }) => {
          const title = titleOf(name, groupId);
          return (
            <Row title={title} about={`${WORDS.people(people)}${WORDS.within(groupsWithin)}`}>
              {isOptedOut ? (
                <Badge appearance="outline" color="informative">
                  {WORDS.isOut}
                </Badge>
              ) : (
                <Button
                  size="small"
                  aria-label={WORDS.outName(title)}
                  onClick={() => onStep({ change: 'add', groupId, title })}
                >
                  {WORDS.out}
                </Button>
              )}
            </Row>
          );
        }}
      </PagedList>
    </>
  );
}

function titleOf(name: string | null, groupId: string): string {
  return name === null || name === '' ? `${WORDS.unnamed} (${groupId})` : name;
}
