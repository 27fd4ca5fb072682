import { Badge, Button, Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { BotRegular, SearchRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReplyOf } from '../../src/client/api.ts';
import { changeAddressRoute, listAddressesRoute } from '../../src/contract/addresses.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { dayText } from '../../src/ui/dates.ts';
import { PagedList } from '../../src/ui/PagedList.tsx';
import { Row } from '../../src/ui/Row.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { useLater } from '../../src/ui/use-later.ts';
import { usePages } from '../../src/ui/use-pages.ts';
import { AddressForm } from './AddressForm.tsx';
import { WORDS } from './addresses-words.ts';
import type { SectionProps } from './sections.ts';
import { type NameOf, useNames } from './use-names.ts';

const TYPING_MS = 250;
const SIDES = ['inside', 'outside'] as const;

const useStyles = makeStyles({
  field: { maxWidth: '460px' },
  box: { minWidth: 0 },
  quiet: { maxWidth: '68ch', color: tokens.colorNeutralForeground2 },
});

type Side = (typeof SIDES)[number];
type Listed = ReplyOf<typeof listAddressesRoute>['addresses'][number];
type Kind = Listed['kind'] | null;

/** Who stands for nobody, why, and what an administrator says about it. */
export function AddressesSection({ api, locale }: SectionProps) {
  const styles = useStyles();
  const action = useAction();
  const [side, setSide] = useState<Side>('inside');
  const [text, setText] = useState('');
  const [isTold, setIsTold] = useState(true);
  const [changes, setChanges] = useState(0);
  const q = useLater(text.trim(), TYPING_MS);
  const pages = usePages<Listed>(
    async (cursor, signal) => {
      const page = await api.call(listAddressesRoute, {
        query: { side, q, cursor },
        ...(signal === undefined ? {} : { signal }),
      });
      setIsTold(page.isTold);
      return { items: page.addresses, next: page.nextCursor };
    },
    [api, side, q, changes],
  );
  const shown = pages.loaded.state === 'ready' ? pages.loaded.value.items : [];
  const nameOf = useNames(
    api,
    shown.flatMap(({ decidedBy }) => decidedBy ?? []),
  );

  async function decide(address: string, kind: Kind): Promise<Done> {
    const { before } = await api.call(changeAddressRoute, { body: { address, kind } });
    setChanges((count) => count + 1);
    return { words: WORDS.done[kind ?? 'rules'](address), undo: () => decide(address, before) };
  }

  return (
    <Section title={WORDS.title} about={WORDS.about} icon={<BotRegular />}>
      <RadioGroup
        aria-label={WORDS.side}
        layout="horizontal"
        value={side}
        onChange={(_event, { value }) => setSide(value === 'outside' ? 'outside' : 'inside')}
      >
        {SIDES.map((one) => (
          <Radio key={one} value={one} label={WORDS.sides[one]} />
        ))}
      </RadioGroup>
      {side === 'outside' && <Text className={styles.quiet}>{isTold ? WORDS.crowd : WORDS.untold}</Text>}
      <Field label={WORDS.search} className={styles.field}>
        <Input
          className={styles.box}
          type="search"
          contentBefore={<SearchRegular />}
          value={text}
          maxLength={100}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      <ActionResult action={action} />
      <PagedList
        label={WORDS.list[side]}
        empty={q === '' ? WORDS.empty[side] : WORDS.noneFound}
        pages={pages}
        keyOf={({ address }) => address}
      >
        {(one) => (
          <Row title={one.name ?? one.address} about={aboutOf(one, locale, nameOf)}>
            <Badge appearance="outline" color={one.kind === 'person' ? 'brand' : 'informative'}>
              {WORDS.kinds[one.kind]}
            </Badge>
            {one.decidedAt === null ? (
              <Button
                size="small"
                aria-label={WORDS.isPersonName(one.address)}
                onClick={() => action.run(() => decide(one.address, 'person'), true)}
              >
                {WORDS.isPerson}
              </Button>
            ) : (
              <Button
                size="small"
                aria-label={WORDS.undecideName(one.address)}
                onClick={() => action.run(() => decide(one.address, null), true)}
              >
                {WORDS.undecide}
              </Button>
            )}
          </Row>
        )}
      </PagedList>
      <AddressForm side={side} onDecide={(address, kind) => action.run(() => decide(address, kind))} />
    </Section>
  );
}

function aboutOf(one: Listed, locale: string, nameOf: NameOf): string {
  const because =
    one.decidedAt === null
      ? WORDS.because[one.because]
      : WORDS.decided(dayText(one.decidedAt, locale), nameOf(one.decidedBy ?? ''));
  return one.name === null ? because : `${one.address} · ${because}`;
}
