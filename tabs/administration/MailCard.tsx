import { Button, Field, Input, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { MailEditRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { Api, ReplyOf } from '../../src/client/api.ts';
import { changeSettingsRoute, type readSettingsRoute } from '../../src/contract/tenant-settings.ts';
import {
  type IntroductionTemplate,
  MOST_TEMPLATE_CHARACTERS,
  PLACEHOLDERS,
  type Placeholder,
  USUAL_TEMPLATE,
  unknownPlaceholders,
} from '../../src/domain/introduction-mail.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { Section } from '../../src/ui/Section.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { MailPreview } from './MailPreview.tsx';
import { WORDS } from './mail-words.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalXXL,
  },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  box: { minWidth: 0 },
  text: { minHeight: '260px' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

type Settings = ReplyOf<typeof readSettingsRoute>;
type Saved = Pick<Settings, 'introductionSubject' | 'introductionBody'>;
type Props = { readonly api: Api; readonly settings: Settings; readonly onSettings: (settings: Settings) => void };

/** The template with what comes out of it beside it. */
export function MailCard({ api, settings, onSettings }: Props) {
  const styles = useStyles();
  const action = useAction();
  const text = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<IntroductionTemplate>(() => templateOf(settings));

  async function save(saved: Saved, words: string): Promise<Done> {
    const before: Saved = {
      introductionSubject: settings.introductionSubject,
      introductionBody: settings.introductionBody,
    };
    const now = await api.call(changeSettingsRoute, { body: saved });
    onSettings(now);
    setDraft(templateOf(now));
    return { words, undo: () => save(before, WORDS.undone) };
  }

  function insert(placeholder: Placeholder): void {
    const at = text.current?.selectionEnd ?? draft.body.length;
    setDraft({ ...draft, body: `${draft.body.slice(0, at)}{${placeholder}}${draft.body.slice(at)}` });
    text.current?.focus();
  }

  const problems = { subject: problemOf(draft, 'subject'), body: problemOf(draft, 'body') };
  const before = templateOf(settings);
  const isSame = draft.subject === before.subject && draft.body === before.body;
  const isUsual = settings.introductionSubject === null && settings.introductionBody === null;
  const isImpossible = problems.subject !== undefined || problems.body !== undefined;
  return (
    <Section title={WORDS.title} about={WORDS.about} icon={<MailEditRegular />}>
      <div className={styles.columns}>
        <div className={styles.form}>
          <Field label={WORDS.subject} {...validationOf(problems.subject)}>
            <Input
              className={styles.box}
              value={draft.subject}
              onChange={(_event, { value }) => setDraft({ ...draft, subject: value })}
            />
          </Field>
          <Field label={WORDS.body} hint={WORDS.hint} {...validationOf(problems.body)}>
            <Textarea
              className={styles.box}
              textarea={{ ref: text, className: styles.text }}
              resize="vertical"
              value={draft.body}
              onChange={(_event, { value }) => setDraft({ ...draft, body: value })}
            />
          </Field>
          <div className={styles.chips}>
            <Text className={styles.quiet}>{WORDS.insert}</Text>
            {PLACEHOLDERS.map((placeholder) => (
              <Button
                key={placeholder}
                size="small"
                shape="circular"
                aria-label={WORDS.placeholderName(WORDS.placeholders[placeholder])}
                onClick={() => insert(placeholder)}
              >
                {WORDS.placeholders[placeholder]}
              </Button>
            ))}
          </div>
        </div>
        <MailPreview template={draft} />
      </div>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isSame || isImpossible || action.outcome.state === 'busy'}
          onClick={() => action.run(() => save(changeOf(draft), WORDS.saved))}
        >
          {WORDS.save}
        </Button>
        {!isSame && <Button onClick={() => setDraft(before)}>{WORDS.discard}</Button>}
        {isUsual ? (
          isSame && <Text className={styles.quiet}>{WORDS.isUsual}</Text>
        ) : (
          <Button
            appearance="subtle"
            onClick={() =>
              action.run(() => save({ introductionSubject: null, introductionBody: null }, WORDS.reset), true)
            }
          >
            {WORDS.usual}
          </Button>
        )}
      </div>
      <ActionResult action={action} />
    </Section>
  );
}

function templateOf({ introductionSubject, introductionBody }: Saved): IntroductionTemplate {
  return {
    subject: introductionSubject ?? USUAL_TEMPLATE.subject,
    body: introductionBody ?? USUAL_TEMPLATE.body,
  };
}

/** The usual text is kept as none: if it is ever worded better, whoever left it gets the better one. */
function changeOf({ subject, body }: IntroductionTemplate): Saved {
  return {
    introductionSubject: subject === USUAL_TEMPLATE.subject ? null : subject,
    introductionBody: body === USUAL_TEMPLATE.body ? null : body,
  };
}

function problemOf(draft: IntroductionTemplate, part: 'subject' | 'body'): string | undefined {
  const text = draft[part];
  const most = MOST_TEMPLATE_CHARACTERS[part];
  const unknown = unknownPlaceholders(text);
  if (text.trim() === '') return WORDS.empty;
  if ([...text].length > most) return WORDS.tooLong(most);
  return unknown.length > 0 ? WORDS.unknown(unknown.join(', ')) : undefined;
}

function validationOf(problem: string | undefined) {
  return problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem };
}
