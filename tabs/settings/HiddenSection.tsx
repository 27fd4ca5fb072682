import { Button } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { useAction } from '../../src/ui/use-action.ts';
import { changeHiding, type Hideable } from './hiding.ts';
import { ContactPicker } from './LazyContactPicker.tsx';
import { NamedList } from './NamedList.tsx';
import type { SectionProps } from './section-props.ts';
import { WORDS } from './words.ts';

const words = WORDS.hidden;

/** Who is hidden from colleagues: found by search, hidden at once, shown again with a click. */
export function HiddenSection(props: SectionProps) {
  const { api, sharing } = props;
  const action = useAction();
  const hidden: readonly Hideable[] = [
    ...sharing.hiddenDomains.map((value) => ({ kind: 'domain', value }) as const),
    ...sharing.hiddenContacts.map((value) => ({ kind: 'address', value }) as const),
  ];
  return (
    <Section title={words.title} about={words.about} icon={<EyeOffRegular />}>
      <ContactPicker
        api={api}
        label={words.search}
        withDomains
        onPick={(choice) => action.run(changeHiding(props, sharing, choice, true))}
      />
      <ActionResult action={action} />
      <NamedList
        label={words.list}
        empty={words.empty}
        items={hidden.map((who) => ({ key: `${who.kind} ${who.value}`, title: titleOf(who), who }))}
      >
        {({ who, title }) => (
          <Button
            size="small"
            aria-label={words.removeName(title)}
            onClick={() => action.run(changeHiding(props, sharing, who, false), true)}
          >
            {words.remove}
          </Button>
        )}
      </NamedList>
    </Section>
  );
}

function titleOf({ kind, value }: Hideable): string {
  return kind === 'domain' ? words.everybodyAt(value) : value;
}
