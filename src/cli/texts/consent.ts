import { CONSENT_KINDS, type GrantedConsent, isOwnShown, isShownTo } from '../../policy/consent-in-force.ts';
import type { ConsentAnswer } from '../../services/consent-answer.ts';
import type { WhoSees } from '../../services/preview-consent.ts';
import { FROM_COMMAND_LINE } from '../commands/command.ts';
import { momentText } from './plain.ts';
import { tableLines } from './table.ts';

type Decision = ConsentAnswer['decisions'][number];

/** What the administrator allows, with who decided it, when and from where, and who sees what now. */
export function consentLines({ decisions }: ConsentAnswer): readonly string[] {
  const rows = CONSENT_KINDS.map((kind) => {
    const decision = decisions.find((one) => one.kind === kind);
    return decision === undefined ? [kind, 'not decided', '', '', '', ''] : [kind, ...decisionCells(decision)];
  });
  const granted = decisions.filter((decision) => decision.isGranted);
  return [
    ...tableLines(['Consent', 'State', 'Guests', 'Granted', 'Withdrawn', 'Words'], rows),
    '',
    ...whoSeesLines('Who sees what now', whoSeesNow(granted)),
  ];
}

/** Who sees which figures, in plain words. */
export function whoSeesLines(head: string, sees: WhoSees): readonly string[] {
  return tableLines(
    [head, ''],
    [
      ['Own relationships', sees.ownRelationships],
      ['Figures about a company, without names', sees.accountFigures],
      ['Who knows whom, and the health of it', sees.whoKnowsWhom],
    ],
  );
}

function decisionCells(decision: Decision): readonly string[] {
  const { grantedAt, withdrawnAt } = decision;
  // Who says no to what was never granted leaves a row whose two moments are one.
  const wasGranted = grantedAt !== withdrawnAt;
  return [
    decision.isGranted ? 'granted' : 'withdrawn',
    decision.guestsMaySee ? 'too' : 'no',
    wasGranted ? whoText(grantedAt, decision.grantedBy, decision.grantedFrom) : 'never',
    withdrawnAt === null ? '' : whoText(withdrawnAt, decision.withdrawnBy ?? '', decision.withdrawnFrom),
    decision.wording ?? '',
  ];
}

function whoText(at: number, by: string, from: string | null): string {
  if (by === FROM_COMMAND_LINE) return `${momentText(at)}, at the command line`;
  return [momentText(at), ...(by === '' ? [] : [`by ${by}`]), ...(from === null ? [] : [`from ${from}`])].join(', ');
}

function whoSeesNow(granted: readonly GrantedConsent[]): WhoSees {
  const audienceOf = (kind: 'aggregatedInsights' | 'identifiableInsights') => {
    if (!isShownTo('colleague', kind, granted)) return 'nobody';
    return isShownTo('guest', kind, granted) ? 'everybody' : 'everybody but guests';
  };
  return {
    ownRelationships: isOwnShown(granted) ? 'each person the own' : 'nobody',
    accountFigures: audienceOf('aggregatedInsights'),
    whoKnowsWhom: audienceOf('identifiableInsights'),
  };
}
