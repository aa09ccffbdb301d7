import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, TOPICS } from '#lib/domain/contest/blueprint-cell.ts';
import { hasPlaces, planFrom, type Plan } from '#lib/domain/live/plan.ts';
import { drawQuestions, type Candidate } from '#lib/domain/live/plan-draw.ts';
import { clockTimeOf, mostInAll, mostPoints } from '#lib/domain/live/plan-figures.ts';
import { addPlaces, changePlace, putQuestion } from '#lib/domain/live/plan-places.ts';
import { planProblems } from '#lib/domain/live/plan-problems.ts';
import { programmeOfPlan, type BankTexts } from '#lib/domain/live/plan-programme.ts';
import { PRESETS } from '#lib/domain/live/presets.ts';
import { programmeProblems } from '#lib/domain/live/programme-check.ts';
import type { Result } from '#lib/domain/core/result.ts';
import { fill, points, TEAMS } from './finals.ts';

const FACTS = { finalId: 'final', name: 'Chung kết', teams: TEAMS };
const SEED = '00112233445566778899aabbccddeeff';
const preset = (id: string) => PRESETS.find((one) => one.id === id)!;
const done = <Value>(result: Result<Value, string>): Value => {
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
};

/** A bank of so many questions; every second stood in a paper of round one. */
const bankOf = (count: number): { pool: Candidate[]; texts: BankTexts } => {
  const pool = Array.from({ length: count }, (_, index) => ({
    versionId: `v${index + 1}`,
    topic: TOPICS[index % 2]!,
    level: LEVELS[index % 4]!,
    wasShown: index % 2 === 1
  }));
  const texts = new Map(
    pool.map(({ versionId }) => [versionId, fill({ segmentId: versionId, number: 1 })])
  );
  return { pool, texts };
};
const ANY = { topic: null, level: null, target: 'next' } as const;

/** Every empty place filled by drawing. */
const filled = (plan: Plan, pool: readonly Candidate[]): Plan =>
  plan.segments
    .filter(hasPlaces)
    .reduce(
      (now, { id, places }) =>
        done(drawQuestions(now, id, { ...ANY, count: places.length }, pool, SEED)).plan,
      plan
    );

const codes = (plan: Plan, texts: BankTexts, teams = TEAMS) =>
  planProblems(plan, { ...FACTS, teams }, texts).map(({ code, spot }) => {
    const question = spot?.question;
    return [code, spot?.segmentId, question && (question.isSpare ? -1 : 1) * question.number];
  });

describe('a preset with drawn questions', () => {
  it.each(PRESETS.map(({ id }) => id))('%s can be sealed untouched', (id) => {
    const { pool, texts } = bankOf(80);
    const plan = filled(planFrom(preset(id), TEAMS.length), pool);
    expect(planProblems(plan, FACTS, texts)).toEqual([]);
    expect(programmeProblems(programmeOfPlan(plan, FACTS, texts))).toEqual([]);
  });
});

describe('what is missing', () => {
  const { pool, texts } = bankOf(80);
  const quiz = filled(planFrom(preset('chung-ket-trac-nghiem'), TEAMS.length), pool);

  it('is everything in an empty plan', () => {
    const nothing = { ...quiz, segments: [] };
    expect(codes(nothing, texts, [])).toEqual([
      ['no-segments', undefined, undefined],
      ['too-few-teams', undefined, undefined]
    ]);
  });

  it('is named by segment and number, once', () => {
    const empty = planFrom(preset('rung-chuong-vang'), TEAMS.length);
    const some = done(putQuestion(empty, 'phan-2', 'next', { kind: 'bank', versionId: 'v1' }));
    expect(codes(some, texts)).toEqual([
      ...Array.from({ length: 25 }, (_, index) => ['place-empty', 'phan-1', index + 1]),
      ['place-empty', 'phan-2', 2],
      ['place-empty', 'phan-2', 3]
    ]);
  });

  it('is a question that the bank no longer has, spare ones too', () => {
    const gone = { kind: 'bank', versionId: 'gone' } as const;
    const plan = done(putQuestion(quiz, 'phan-2', 'spare', gone));
    expect(codes(plan, texts)).toEqual([['question-withdrawn', 'phan-2', -1]]);
  });

  it('is what spectators could not answer', () => {
    const stage = filled(planFrom(preset('san-khau-4-phan'), TEAMS.length), pool);
    const own = { kind: 'own', ...fill({ segmentId: 'own', number: 3 }) } as const;
    const plan = done(putQuestion(stage, 'phan-6', { place: 'phan-6-cau-2' }, own));
    expect(codes(plan, texts)).toEqual([['audience-without-options', 'phan-6', 2]]);
  });

  it('is room for a team that came later', () => {
    const plan = filled(planFrom(preset('olympia-4-doi'), 3), pool);
    expect(codes(plan, texts)).toEqual([['too-few-in-package', 'phan-1', null]]);
    const roomier = done(addPlaces(plan, 'phan-1', 6));
    expect(codes(roomier, texts).map(([code]) => code)).toEqual(Array(6).fill('place-empty'));
  });

  it('is a value that no package offers, at its question', () => {
    const plan = filled(planFrom(preset('olympia-4-doi'), 4), pool);
    const own = { value: points(25), answerMs: null };
    const changed = done(changePlace(plan, 'phan-6', 'phan-6-cau-13', own));
    expect(codes(changed, texts)).toEqual([['value-not-in-packages', 'phan-6', 13]]);
  });
});

describe('drawing', () => {
  const plan = planFrom(preset('rung-chuong-vang'), 2);

  it('follows topic and level, and says when nothing is left', () => {
    const { pool } = bankOf(16);
    const wish = { ...ANY, count: 9, topic: TOPICS[1]!, level: LEVELS[3]! };
    const { plan: after, drawn } = done(drawQuestions(plan, 'phan-1', wish, pool, SEED));
    expect(drawn.toSorted()).toEqual(['v12', 'v16', 'v4', 'v8']);
    expect(drawQuestions(after, 'phan-1', wish, pool, SEED)).toMatchObject({
      refusal: 'bank-exhausted'
    });
  });

  it('takes what round one has not shown while it lasts, nothing twice, and the same again', () => {
    const seed = fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
      .map((digits) => digits.join(''));
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 25 }), (seed, count) => {
        const { pool } = bankOf(30);
        const wish = { ...ANY, count };
        const { drawn } = done(drawQuestions(plan, 'phan-1', wish, pool, seed));
        const shown = drawn.filter((id) => pool.find((one) => one.versionId === id)?.wasShown);
        expect(new Set(drawn).size).toBe(count);
        expect(shown.length).toBe(Math.max(0, count - 15));
        expect(done(drawQuestions(plan, 'phan-1', wish, pool, seed)).drawn).toEqual(drawn);
      })
    );
  });
});

describe('figures', () => {
  it('are those of B8: 100 points in four parts', () => {
    expect(mostInAll(planFrom(preset('san-khau-4-phan'), 15), 15)).toBe(points(100));
  });

  it('are those of B10: 60, 120, sprint 160, finish 390, with the last keyword window 800', () => {
    const plan = planFrom(preset('olympia-4-doi'), 4);
    expect(plan.segments.map((segment) => mostPoints(segment, 4) / 100)).toEqual([
      60, 120, 50, 20, 160, 390, 0
    ]);
    expect(mostInAll(plan, 4)).toBe(points(800));
  });

  it('add up clocks: five minutes for each of 15 teams, ten questions of 15 seconds', () => {
    const { segments } = planFrom(preset('san-khau-4-phan'), 15);
    const minutes = segments.map((segment) => clockTimeOf(segment, 15) / 60_000);
    expect(minutes).toEqual([75, 2.5, 25 / 12, 60, 150, 1]);
  });
});
