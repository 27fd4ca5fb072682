import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { changeConsentRoute, readConsentRoute } from '../../src/contract/consent.ts';
import { ActionResult } from '../../src/ui/ActionResult.tsx';
import { LoadingCards } from '../../src/ui/Loading.tsx';
import { stateOf } from '../../src/ui/page-state.ts';
import { StateCard } from '../../src/ui/StateCard.tsx';
import { type Done, useAction } from '../../src/ui/use-action.ts';
import { useLoaded } from '../../src/ui/use-loaded.ts';
import { ConsentCard } from './ConsentCard.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import { bodyOf, type ConsentPreview, type ConsentStep, type Decision, doneWords, stepBack } from './consent-step.ts';
import { WORDS } from './consent-words.ts';
import type { SectionProps } from './sections.ts';
import { useNames } from './use-names.ts';

const useStyles = makeStyles({
  intro: { maxWidth: '68ch', color: tokens.colorNeutralForeground2 },
});

/** The three kinds of consent: what each allows, who decided it, and what a change would do. */
export function ConsentSection({ api, locale }: SectionProps) {
  const styles = useStyles();
  const action = useAction();
  const [step, setStep] = useState<ConsentStep>();
  const { loaded, reload, put } = useLoaded((signal) => api.call(readConsentRoute, { signal }), [api]);
  const decisions = loaded.state === 'ready' ? loaded.value.decisions : [];
  const nameOf = useNames(
    api,
    decisions.flatMap(({ grantedBy, withdrawnBy }) => [grantedBy ?? [], withdrawnBy ?? []].flat()),
  );

  async function take(
    taken: ConsentStep,
    effect: Pick<ConsentPreview, 'mailboxesErased'>,
    wording: string,
  ): Promise<Done> {
    const answer = await api.call(changeConsentRoute, { body: bodyOf(taken, wording) });
    if (answer.state !== 'decided') throw new Error('A decision was answered with a preview.');
    put(answer.consents);
    const back = stepBack(taken, answer.consents.decisions, effect);
    const undo = back === undefined ? undefined : () => take(back, { mailboxesErased: 0 }, wording);
    return { words: doneWords(taken, effect), undo };
  }

  if (loaded.state === 'loading') return <LoadingCards label={WORDS.loading} cards={3} />;
  if (loaded.state === 'failed') return <StateCard state={stateOf(loaded.failure)} onRetry={reload} />;
  const { wording } = loaded.value;
  const begin = (change: ConsentStep['change']) => (decision: Decision) => setStep({ change, decision });
  return (
    <>
      <Text className={styles.intro}>{WORDS.intro}</Text>
      <ActionResult action={action} />
      {decisions.map((decision) => (
        <ConsentCard key={decision.kind} decision={decision} locale={locale} nameOf={nameOf} onStep={begin} />
      ))}
      {step !== undefined && (
        <ConsentDialog
          api={api}
          step={step}
          onClose={() => setStep(undefined)}
          onConfirm={(effect) => {
            setStep(undefined);
            action.run(() => take(step, effect, wording), true);
          }}
        />
      )}
    </>
  );
}
