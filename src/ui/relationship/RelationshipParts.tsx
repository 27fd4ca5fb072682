import type { ReactNode } from 'react';
import type { Voice } from '../../domain/health-reasons.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { Milestones } from './Milestones.tsx';
import { Part } from './Part.tsx';
import type { Relationship, Usual } from './relationship.ts';
import { Score } from './Score.tsx';
import { TimeLine } from './TimeLine.tsx';
import { WORDS } from './words.ts';

type Props = {
  readonly title: string;
  /** What is to be known beside it. */
  readonly note?: ReactNode;
  readonly relationship: Relationship;
  readonly locale: string;
  /** Who is on this side: the reader alone, or everybody together. */
  readonly voice: Voice;
  /** Empty until it is known, and where it is not told. */
  readonly usual?: Usual | undefined;
};

/** A relationship in full: health with reasons and what would help, last and next, figures and weeks. */
export function RelationshipParts({ title, note, relationship, locale, voice, usual }: Props) {
  return (
    <>
      <Part title={title}>
        {note}
        <Score health={relationship.health} />
        <Milestones milestones={relationship.milestones} {...{ locale, voice }} />
      </Part>
      <Part title={WORDS.figures.title}>
        <TimeLine weeks={relationship.timeLine.weeks} locale={locale} />
        <FiguresTable short={relationship.figures90} long={relationship.figures365} {...{ locale, voice, usual }} />
      </Part>
    </>
  );
}
