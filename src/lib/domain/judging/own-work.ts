import type { OwnMarking, OwnSheetLine } from './own-views.ts';

/** How far a judge is with a sheet. `filled`: every criterion has a mark, the signature is missing. */
export type OwnStep = 'not-begun' | 'in-work' | 'filled' | 'reopened' | 'submitted' | 'locked';

export function ownStep({
  state,
  done,
  criteria
}: Pick<OwnSheetLine, 'state' | 'done' | 'criteria'>): OwnStep {
  if (state !== 'draft') return state;
  if (done === 0) return 'not-begun';
  return done < criteria ? 'in-work' : 'filled';
}

/** What was given back goes first, then what was begun, then the next in the order of the show. */
const URGENCY: readonly OwnStep[] = ['reopened', 'in-work', 'filled', 'not-begun'];

export type NextSheet = { markingName: string; line: OwnSheetLine; step: OwnStep };

/** The sheet to go on with, or null when everything is handed in. */
export function nextSheet(markings: readonly OwnMarking[]): NextSheet | null {
  const all = markings.flatMap(({ marking, sheets }) =>
    sheets.map((line) => ({ markingName: marking.name, line, step: ownStep(line) }))
  );
  for (const step of URGENCY) {
    const found = all.find((one) => one.step === step);
    if (found) return found;
  }
  return null;
}

/** A team before a jury, by the ids that its sheets are filed under. */
export type OnStage = { finalId: string; segmentId: string; teamId: string; name: string };

/** A team on stage as one judge sees it: with the own sheet, or without where there is none. */
export type StageLine = { teamId: string; name: string; line: OwnSheetLine | null };

/** Does this judge mark anything that goes on in a hall? */
export const marksOnStage = (markings: readonly OwnMarking[]): boolean =>
  markings.some(({ marking: { on, state } }) => on.kind === 'segment' && state === 'open');

/** The teams that are on stage now before a panel of this judge. */
export const stageLines = (
  markings: readonly OwnMarking[],
  onStage: readonly OnStage[]
): StageLine[] =>
  onStage.flatMap(({ finalId, segmentId, teamId, name }) => {
    const own = markings.find(
      ({ marking: { on } }) =>
        on.kind === 'segment' && on.finalId === finalId && on.segmentId === segmentId
    );
    const line = own?.sheets.find(({ subjectId }) => subjectId === teamId) ?? null;
    return own ? [{ teamId, name, line }] : [];
  });
