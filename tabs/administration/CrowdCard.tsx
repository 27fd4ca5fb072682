import { Button, Field, makeStyles, SpinButton } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Api, ReplyOf } from '../../src/client/api.ts';
import { changeSettingsRoute, type readSettingsRoute } from '../../src/contract/tenant-settings.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { WORDS } from './health-words.ts';

const LEAST = 3;
const MOST = 50;

const useStyles = makeStyles({
  field: { maxWidth: '320px' },
  box: { minWidth: 0, maxWidth: '120px' },
  save: { alignSelf: 'flex-start' },
});

type Settings = ReplyOf<typeof readSettingsRoute>;
type Props = { readonly api: Api; readonly settings: Settings; readonly onSettings: (settings: Settings) => void };

/** How many colleagues must contribute to a figure. */
export function CrowdCard({ api, settings, onSettings }: Props) {
  const styles = useStyles();
  const action = useAction();
  const [count, setCount] = useState(settings.leastColleagues);

  async function save(leastColleagues: number): Promise<Done> {
    const before = settings.leastColleagues;
    const now = await api.call(changeSettingsRoute, { body: { leastColleagues } });
    onSettings(now);
    setCount(now.leastColleagues);
    return { words: WORDS.crowdSaved(now.leastColleagues), undo: () => save(before) };
  }

  const isSame = count === settings.leastColleagues;
  return (
    <Section title={WORDS.crowdTitle} about={WORDS.crowdAbout} icon={<PeopleTeamRegular />}>
      <Field label={WORDS.crowd} hint={WORDS.crowdHint} className={styles.field}>
        <SpinButton
          className={styles.box}
          value={count}
          min={LEAST}
          max={MOST}
          onChange={(_event, { value, displayValue }) => {
            const given = value ?? Number(displayValue);
            if (Number.isFinite(given)) setCount(Math.min(MOST, Math.max(LEAST, Math.round(given))));
          }}
        />
      </Field>
      <Button className={styles.save} disabledFocusable={isSame} onClick={() => action.run(() => save(count))}>
        {WORDS.save}
      </Button>
      <ActionResult action={action} />
    </Section>
  );
}
