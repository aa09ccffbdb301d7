import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bankVersions,
  EMPTY_PLAN,
  hasPlaces,
  placesOf,
  planFrom,
  type AskingPlanSegment,
  type Plan,
  type PlanQuestion
} from '#lib/domain/live/plan.ts';
import * as places from '#lib/domain/live/plan-places.ts';
import * as segments from '#lib/domain/live/plan-segments.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import type { Result } from '#lib/domain/core/result.ts';
import { SEGMENT_KINDS } from '#lib/domain/live/segments.ts';
import { storedPlan } from '#lib/schema/live-plan.ts';

const bank = (versionId: string): PlanQuestion => ({ kind: 'bank', versionId });
const done = (result: Result<Plan, string>): Plan => {
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
};
const quiz = planFrom(PRESETS[3]!, 2);
const first = (plan: Plan): AskingPlanSegment => plan.segments.find(hasPlaces)!;
const versionsOf = (plan: Plan) =>
  first(plan).places.map(({ question }) => (question?.kind === 'bank' ? question.versionId : null));

describe('segments of a plan', () => {
  it.each(SEGMENT_KINDS)('%s comes with the values of a preset', (kind) => {
    const plan = done(segments.addSegment(EMPTY_PLAN, { kind, name: 'Phần mới' }, 4));
    expect(plan.segments).toMatchObject([{ id: 'phan-1', kind, name: 'Phần mới' }]);
    expect(storedPlan.parse({ version: 1, plan })).toEqual({ version: 1, plan });
  });

  it('move, go, and leave no id to another', () => {
    const ids = (plan: Plan) => plan.segments.map(({ id }) => id);
    expect(ids(done(segments.moveSegment(quiz, 'phan-3', 'up')))).toEqual([
      'phan-1',
      'phan-3',
      'phan-2'
    ]);
    expect(done(segments.moveSegment(quiz, 'phan-1', 'up'))).toEqual(quiz);
    expect(done(segments.moveSegment(quiz, 'phan-3', 'down'))).toEqual(quiz);
    const shorter = done(segments.removeSegment(quiz, 'phan-1'));
    const added = segments.addSegment(shorter, { kind: 'typed', name: 'Tăng tốc' }, 2);
    expect(ids(done(added))).toEqual(['phan-2', 'phan-3', 'phan-4']);
    expect(segments.removeSegment(shorter, 'phan-1')).toMatchObject({ refusal: 'segment-unknown' });
  });

  it('take other values and keep their questions, but never another kind', () => {
    const filled = done(places.putQuestion(quiz, 'phan-1', 'next', bank('v1')));
    const settings = {
      kind: 'simultaneous',
      name: 'Kiến thức',
      answerMs: 30_000,
      right: 500,
      wrong: 0,
      blank: 0,
      elimination: true
    } as const;
    const changed = done(segments.changeSegment(filled, 'phan-1', settings));
    expect(changed.segments[0]).toEqual({ ...filled.segments[0], ...settings });
    expect(segments.changeSegment(filled, 'phan-2', settings).ok).toBe(false);
  });

  it('are no more than any evening has', () => {
    let plan = EMPTY_PLAN;
    for (let count = 0; count < segments.MOST_SEGMENTS; count += 1)
      plan = done(segments.addSegment(plan, { kind: 'audience', name: 'Khán giả' }, 2));
    expect(segments.addSegment(plan, { kind: 'audience', name: 'Khán giả' }, 2)).toMatchObject({
      refusal: 'too-many-segments'
    });
  });
});

describe('questions of a plan', () => {
  it('fill the first empty place, then places of their own', () => {
    let plan = quiz;
    for (let number = 1; number <= 11; number += 1)
      plan = done(places.putQuestion(plan, 'phan-1', 'next', bank(`v${number}`)));
    expect(versionsOf(plan)).toEqual(Array.from({ length: 11 }, (_, index) => `v${index + 1}`));
    expect(first(plan).places.at(-1)?.id).toBe('phan-1-cau-11');
  });

  it('stand once, also among the spare ones', () => {
    const plan = done(places.putQuestion(quiz, 'phan-2', 'spare', bank('v1')));
    expect(places.putQuestion(plan, 'phan-1', 'next', bank('v1'))).toMatchObject({
      refusal: 'question-taken'
    });
    expect(placesOf(plan.segments[1]!).at(-1)).toMatchObject({ id: 'phan-2-cau-6' });
    const emptied = done(places.clearPlace(plan, 'phan-2', 'phan-2-cau-6'));
    expect(emptied).toEqual(quiz);
  });

  it('change places while value and time stay where they are', () => {
    let plan = done(places.putQuestion(quiz, 'phan-1', 'next', bank('v1')));
    plan = done(places.changePlace(plan, 'phan-1', 'phan-1-cau-1', { value: 300, answerMs: 5000 }));
    plan = done(places.moveQuestion(plan, 'phan-1', 'phan-1-cau-1', 'down'));
    expect(versionsOf(plan).slice(0, 2)).toEqual([null, 'v1']);
    expect(first(plan).places[0]).toMatchObject({ value: 300, answerMs: 5000 });
    expect(first(plan).places[1]).toMatchObject({ value: null, answerMs: null });
    const back = done(places.moveQuestion(plan, 'phan-1', 'phan-1-cau-2', 'up'));
    expect(versionsOf(back)[0]).toBe('v1');
    expect(places.moveQuestion(back, 'phan-1', 'phan-1-cau-1', 'up')).toEqual({
      ok: true,
      value: back
    });
  });

  it('have no place where a jury marks, nor at an unknown name', () => {
    const stage = planFrom(PRESETS[0]!, 2);
    for (const [segmentId, place] of [
      ['phan-1', 'phan-1-cau-1'],
      ['phan-2', 'phan-2-cau-99']
    ] as const) {
      const put = places.putQuestion(stage, segmentId, { place }, bank('v1'));
      expect(put).toMatchObject({ refusal: 'place-unknown' });
      expect(places.removePlace(stage, segmentId, place)).toMatchObject({
        refusal: 'place-unknown'
      });
    }
  });
});

/** Any step of an editor, also one that makes no sense. */
const anyStep = fc.tuple(
  fc.constantFrom('put', 'spare', 'clear', 'remove', 'up', 'down', 'add', 'move-segment'),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 14 })
);

function take(plan: Plan, [step, segment, number]: readonly [string, number, number]): Plan {
  const [segmentId, placeId] = [`phan-${segment}`, `phan-${segment}-cau-${number}`];
  const results: Record<string, () => Result<Plan, string>> = {
    put: () => places.putQuestion(plan, segmentId, { place: placeId }, bank(`v${number}`)),
    spare: () => places.putQuestion(plan, segmentId, 'spare', bank(`v${number + 7}`)),
    clear: () => places.clearPlace(plan, segmentId, placeId),
    remove: () => places.removePlace(plan, segmentId, placeId),
    up: () => places.moveQuestion(plan, segmentId, placeId, 'up'),
    down: () => places.moveQuestion(plan, segmentId, placeId, 'down'),
    add: () => places.addPlaces(plan, segmentId, number),
    'move-segment': () => segments.moveSegment(plan, segmentId, 'down')
  };
  const result = results[step]!();
  return result.ok ? result.value : plan;
}

describe('any steps of an editor', () => {
  it('leave a plan that can be stored, without a repeated id or question', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const plan = steps.reduce(take, quiz);
        const ids = plan.segments.flatMap((segment) => [
          segment.id,
          ...placesOf(segment).map(({ id }) => id)
        ]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(bankVersions(plan)).size).toBe(bankVersions(plan).length);
        expect(storedPlan.parse({ version: 1, plan })).toEqual({ version: 1, plan });
      })
    );
  });
});
