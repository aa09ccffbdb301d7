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
