import type { Hundredths } from '../core/points.ts';
import { share } from './score/points.ts';
import type { AskingPlanSegment, Plan, PlanSegment } from './plan.ts';

/**
 * The most that one team can reach in a segment by right answers alone, as far as its places
 * allow: its own questions, and those of the others that it may take over (B10: 390 in the finish
 * of Olympia). The jury's most where a jury marks.
 */
export function mostPoints(segment: PlanSegment, teamCount: number): Hundredths {
  switch (segment.kind) {
    case 'judged':
      return segment.maxPoints;
    case 'simultaneous':
    case 'buzzer':
      return sum(segment.places.map(({ value }) => value ?? segment.right));
    case 'typed':
      return segment.places.length * Math.max(...segment.ladder);
    case 'package':
      return mostOfPackages(segment, teamCount);
    case 'audience':
    case 'sudden-death':
      return 0;
  }
}

/** The most that one team can reach in all, in hundredths. */
export const mostInAll = ({ segments }: Plan, teamCount: number): Hundredths =>
  sum(segments.map((segment) => mostPoints(segment, teamCount)));

/**
 * How long the clocks of a segment run, in milliseconds, if nobody is quicker and nothing is taken
 * over: an evening needs more, since the host speaks.
 */
export function clockTimeOf(segment: PlanSegment, teamCount: number): number {
  switch (segment.kind) {
    case 'judged':
      return teamCount * ((segment.thinkMs ?? 0) + segment.limitMs);
    case 'buzzer':
      return answerTimes(segment) + segment.places.length * segment.pressMs;
    case 'sudden-death':
      return (
        Math.min(segment.places.length, segment.mostQuestions) *
        (segment.pressMs + segment.answerMs)
      );
    case 'package':
      return teamCount * segment.questionsPerTeam * packageTime(segment);
    case 'simultaneous':
    case 'typed':
    case 'audience':
      return answerTimes(segment);
  }
}

type PackagePlan = Extract<PlanSegment, { kind: 'package' }>;

function mostOfPackages(segment: PackagePlan, teamCount: number): Hundredths {
  const { packages, places, questionsPerTeam, stars, afterWrong } = segment;
  const best = Math.max(...packages.map(({ value }) => value));
  const values = places.map(({ value }) => value ?? best).sort((a, b) => b - a);
  const own = values.slice(0, questionsPerTeam);
  const doubled = sum(own.slice(0, stars));
  const others = values.slice(questionsPerTeam, questionsPerTeam * teamCount);
  const taken =
    afterWrong.kind === 'steal'
      ? sum(others)
      : afterWrong.kind === 'pass'
        ? sum(others.slice(0, questionsPerTeam).map((value) => share(value, afterWrong.percent)))
        : 0;
  return sum(own) + doubled + taken;
}

/** The longest time of a package: teams may all choose it. */
const packageTime = ({ packages }: PackagePlan): number =>
  Math.max(...packages.map(({ answerMs }) => answerMs));

const answerTimes = (segment: Exclude<AskingPlanSegment, PackagePlan>): number =>
  sum(segment.places.map(({ answerMs }) => answerMs ?? segment.answerMs));

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
