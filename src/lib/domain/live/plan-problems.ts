import { hasPlaces, type AskingPlanSegment, type Plan, type PlanPlace } from './plan.ts';
import { askedAt, programmeOfPlan, type BankTexts } from './plan-programme.ts';
import type { Programme } from './programme.ts';
import { programmeProblems, type ProgrammeProblem } from './programme-check.ts';

/** Where in a plan something is: a question by its number from 1, or a spare one by its own. */
export type PlanSpot = {
  segmentId: string;
  question: { number: number; isSpare: boolean } | null;
};

/** What keeps a plan from being sealed, and where. `spot` is null for the plan as a whole. */
export type PlanProblem = {
  code:
    | 'no-segments'
    | 'place-empty'
    | 'question-withdrawn'
    | 'bank-in-use'
    | 'audience-without-options'
    | ProgrammeProblem['code'];
  spot: PlanSpot | null;
};

/**
 * Everything that is still missing, in the order of the programme.
 *
 * @param texts bank questions in use; one that is not among them was changed or withdrawn
 */
export function planProblems(
  plan: Plan,
  facts: Pick<Programme, 'finalId' | 'name' | 'teams'>,
  texts: BankTexts
): PlanProblem[] {
  const asking = plan.segments.filter(hasPlaces);
  const empty = asking.flatMap((segment) => placeProblems(segment, texts));
  const incomplete = new Set(empty.map(({ spot }) => spot?.segmentId));
  const found = programmeProblems(programmeOfPlan(plan, facts, texts)).map(({ code, id }) => ({
    code,
    spot: spotOf(plan, id)
  }));
  // A segment whose places are empty lacks questions for that reason alone.
  const rest = found.filter(
    ({ code, spot }) =>
      !(code === 'no-questions' && incomplete.has(spot?.segmentId)) &&
      !(code === 'too-few-in-package' && hasRoom(asking, spot, facts.teams.length))
  );
  const none: PlanProblem[] =
    plan.segments.length === 0 ? [{ code: 'no-segments', spot: null }] : [];
  const order = (spot: PlanSpot | null): number =>
    plan.segments.findIndex(({ id }) => id === spot?.segmentId);
  return [...none, ...[...empty, ...rest].sort((a, b) => order(a.spot) - order(b.spot))];
}

function placeProblems(segment: AskingPlanSegment, texts: BankTexts): PlanProblem[] {
  return [...segment.places, ...segment.spares].flatMap((place) => {
    const code = problemAt(segment, place, texts);
    return code ? [{ code, spot: spotIn(segment, place.id) }] : [];
  });
}

function problemAt(
  { kind }: AskingPlanSegment,
  place: PlanPlace,
  texts: BankTexts
): PlanProblem['code'] | null {
  if (place.question === null) return 'place-empty';
  const asked = askedAt(place, texts);
  if (!asked) return 'question-withdrawn';
  // Phones of spectators send a place, never words.
  return kind === 'audience' && asked.options.length === 0 ? 'audience-without-options' : null;
}

/** Are there places enough for every team, though not filled? */
function hasRoom(
  segments: readonly AskingPlanSegment[],
  spot: PlanSpot | null,
  teamCount: number
): boolean {
  const segment = segments.find(({ id }) => id === spot?.segmentId);
  return (
    segment?.kind === 'package' && segment.places.length >= segment.questionsPerTeam * teamCount
  );
}

/** Where the thing of this id is: a segment or one of its questions. */
function spotOf(plan: Plan, id: string): PlanSpot | null {
  for (const segment of plan.segments) {
    if (segment.id === id) return { segmentId: id, question: null };
    const spot = hasPlaces(segment) ? spotIn(segment, id) : null;
    if (spot) return spot;
  }
  return null;
}

function spotIn({ id, places, spares }: AskingPlanSegment, placeId: string): PlanSpot | null {
  for (const isSpare of [false, true]) {
    const index = (isSpare ? spares : places).findIndex((place) => place.id === placeId);
    if (index >= 0) return { segmentId: id, question: { number: index + 1, isSpare } };
  }
  return null;
}
