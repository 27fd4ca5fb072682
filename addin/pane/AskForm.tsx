import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Api } from '../../src/client/api.ts';
import { askIntroductionRoute } from '../../src/contract/introductions.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { useAction } from '../../src/ui/use-action.ts';
import type { Outlook } from '../office/outlook.ts';
import { WORDS } from './words.ts';

/** The longest texts the service takes, in characters. */
const MOST = { why: 500, blurb: 1_000 } as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = {
  readonly api: Api;
  readonly me: Outlook['me'];
  readonly writeMail: Outlook['writeMail'];
  readonly contact: { readonly name: string; readonly address: string };
  readonly introducer: { readonly name: string; readonly address: string };
  readonly onCancel: () => void;
  readonly onAsked: () => void;
};

/** Asks a colleague for an introduction: both texts are there as drafts. */
export function AskForm({ api, me, writeMail, contact, introducer, onCancel, onAsked }: Props) {
  const styles = useStyles();
  const [why, setWhy] = useState<string>(WORDS.ask.whyDraft(contact.name));
  const [blurb, setBlurb] = useState<string>(WORDS.ask.blurbDraft(me.name));
  const action = useAction();
  const isBusy = action.outcome.state === 'busy';
  const ask = (): void =>
    action.run(async () => {
      const body = { introducer: introducer.address, contact: contact.address, why, blurb };
      await api.call(askIntroductionRoute, { body });
      onAsked();
      return { words: WORDS.ask.asked(introducer.name) };
    });
  const write = (): void =>
    writeMail?.({
      to: [introducer.address],
      subject: WORDS.ask.subject(contact.name),
      body: [why, blurb, me.name].join('\n\n'),
    });
  return (
    <form
      className={styles.form}
      aria-label={WORDS.ask.title(introducer.name)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) ask();
      }}
    >
      <Field label={WORDS.ask.why} required>
        <Textarea
          autoFocus
          resize="vertical"
          rows={3}
          maxLength={MOST.why}
          value={why}
          onChange={(_event, { value }) => setWhy(value)}
        />
      </Field>
      <Field label={WORDS.ask.blurb}>
        <Textarea
          resize="vertical"
          rows={3}
          maxLength={MOST.blurb}
          value={blurb}
          onChange={(_event, { value }) => setBlurb(value)}
        />
      </Field>
      <Text size={200} className={styles.quiet}>
        {WORDS.ask.quiet}
      </Text>
      <ActionResult action={action} />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {isBusy ? WORDS.ask.busy : WORDS.ask.send}
        </Button>
        <Button onClick={onCancel}>{WORDS.ask.cancel}</Button>
        {writeMail !== undefined && (
          <Button appearance="subtle" onClick={write}>
            {WORDS.ask.write}
          </Button>
        )}
      </div>
    </form>
  );
}
