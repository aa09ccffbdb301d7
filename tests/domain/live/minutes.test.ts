import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { totalsOf } from '#lib/domain/live/ledger.ts';
import { minutesOf, type Entered, type Minutes } from '#lib/domain/live/minutes.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { undoneSeqs } from '#lib/domain/live/undo.ts';
import { played } from './any-show.ts';
import { begun, EVENING, playing, points, programmeOf, RIGHT, TEAMS, WRONG } from './finals.ts';

const NOTHING: Entered = { teams: [], heatDrawings: [], people: [] };
const minutes = (state: ShowState): Minutes => minutesOf(state, NOTHING);

describe('the minutes of any show', () => {
  const holds = (property: (state: ShowState, told: Minutes) => void) =>
    fc.assert(
      fc.property(played, ({ state }) => property(state, minutes(state))),
      { numRuns: 150 }
    );

  it('add up to the standings', () => {
    holds((state, told) => {
      const sums = new Map(TEAMS.map(({ id }) => [id, 0]));
      const add = (teamId: string, more: number) =>
        sums.set(teamId, (sums.get(teamId) ?? 0) + more);
      for (const { teamId, points } of told.segments.flatMap(({ totals }) => totals)) {
        add(teamId, points);
      }
      for (const { teamId, counted } of told.between) add(teamId, counted);
      expect(sums).toEqual(totalsOf(state.programme, state.show));
      expect(told.ranking.map(({ teamId, rank, points }) => ({ teamId, rank, points }))).toEqual(
        standingsOf(state.programme, state.show)
      );
    });
  });

  it('count nothing that was undone or struck', () => {
    holds((state, told) => {
      const undone = undoneSeqs(state.log);
      const lines = [...told.segments.flatMap((segment) => segment.lines), ...told.between];
      expect(lines.filter(({ seq }) => undone.has(seq))).toEqual([]);
      expect(lines.filter(({ isStruck, counted }) => isStruck && counted !== 0)).toEqual([]);
      const questions = told.segments.flatMap((segment) => segment.questions);
      expect(questions.filter(({ seq }) => undone.has(seq))).toEqual([]);
      const struck = questions.filter(({ questionId }) =>
        state.show.struckIds.includes(questionId)
      );
      expect(questions.filter((question) => question.struck !== null)).toEqual(struck);
    });
  });

  it('name every correction of the record once, and every drawing of lots', () => {
    holds(({ log }, told) => {
      const corrections = log.filter(
        (event) =>
          'reason' in event ||
          event.type === 'answer-ruled' ||
          (event.type === 'foul-called' && event.cause.kind === 'host')
      );
      expect(told.corrections.map(({ seq }) => seq)).toEqual(corrections.map(({ seq }) => seq));
      const drawn = log.filter(
        (event) =>
          event.type === 'lots-drawn' || (event.type === 'race-settled' && event.lots !== null)
      );
      expect(told.drawings.map(({ seq }) => seq)).toEqual(drawn.map(({ seq }) => seq));
    });
  });

  it('know every question that is on stage or was', () => {
    holds((state, told) => {
      const asked = told.segments.flatMap(({ questions }) =>
        questions.map((one) => one.questionId)
      );
      expect(asked.toSorted()).toEqual([...state.show.usedIds].sort());
    });
  });

  it('say of every two teams with one total why they stand as they do', () => {
    holds((_, { ranking }) => {
      for (const line of ranking) {
        const equals = ranking.filter((one) => one !== line && one.points === line.points);
        const named = [...line.sharedWith, ...line.parted.map(({ teamId }) => teamId)];
        expect(named.toSorted()).toEqual(equals.map(({ teamId }) => teamId).sort());
      }
    });
  });
});

const greeting: SegmentPreset = {
  kind: 'judged',
  name: 'Chào hỏi',
  theme: 'greeting',
  maxPoints: points(10),
  thinkMs: null,
  limitMs: 5 * MINUTE,
  overtime: { everyMs: MINUTE, points: points(1), most: points(5) }
};
const quiz: SegmentPreset = {
  kind: 'simultaneous',
  name: 'Trắc nghiệm',
  slots: [slot(8)],
  answerMs: 30 * SECOND,
  right: points(10),
  wrong: 0,
  blank: 0,
  elimination: false
};

describe('the minutes', () => {
  it('tell a performance by its time, its mark and the deduction', () => {
    const final = begun(programmeOf([greeting]));
    final.host('host:give-turn', { teamId: 'an' });
    final.host('host:start-performance');
    final.wait(5 * MINUTE + SECOND);
    final.host('host:end-performance');
    final.host('host:award', { points: points(9) });
    expect(minutes(final.state).segments[0]?.performances[0]?.mark).toBeNull();
    final.host('host:reveal');
    const [segment] = minutes(final.state).segments;
    expect(segment?.performances).toEqual([
      {
        teamId: 'an',
        usedMs: 5 * MINUTE + SECOND,
        mark: { award: points(9), overtime: points(-1) }
      }
    ]);
    expect(segment?.lines.map(({ cause, counted }) => [cause, counted])).toEqual([
      ['jury', points(9)],
      ['overtime', points(-1)]
    ]);
  });

  it('tell a question with answers, rulings and key, and why it was struck', () => {
    const final = begun(programmeOf([quiz]));
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.answer('an', RIGHT);
    final.answer('binh', WRONG);
    final.host('host:close');
    final.host('host:rule-answer', { teamId: 'binh', isRight: true });
    final.host('host:reveal');
    const before = minutes(final.state).segments[0]?.questions[0];
    expect(before).toMatchObject({ number: 1, isRevealed: true, struck: null });
    expect(before?.key.right).toEqual({ kind: 'choice', places: ['B'] });
    expect(
      before?.answers.map(({ teamId, isRight, isRuled }) => [teamId, isRight, isRuled])
    ).toEqual([
      ['an', true, false],
      ['binh', true, true]
    ]);
    final.host('host:next');
    final.host('host:end-segment');
    const questionId = before?.questionId ?? '';
    final.host('host:throw-out', { questionId, reason: 'đề sai' });
    const [after] = minutes(final.state).segments;
    expect(after?.questions[0]?.struck).toMatchObject({ reason: 'đề sai', byQuestionId: null });
    expect(after?.totals.every((total) => total.points === 0)).toBe(true);
  });

  it('keep the heats of a segment apart, and points between segments', () => {
    const heats = { an: 1, binh: 1, chi: 2, dung: 2 } as const;
    const final = begun(programmeOf([quiz]), ['an', 'binh']);
    final.host('host:adjust', { teamId: 'chi', points: points(3), reason: 'thưởng cổ động' });
    final.host('host:end-segment');
    final.host('host:adjust', { teamId: 'an', points: points(2), reason: 'cộng nhầm' });
    final.host('host:start-segment', { segmentId: 'phan-1', teamIds: ['chi', 'dung'] });
    const told = minutesOf(final.state, {
      ...NOTHING,
      teams: TEAMS.map(({ id }) => ({ id, heat: heats[id as keyof typeof heats], members: [] }))
    });
    expect(told.segments.map(({ heat, endedAt }) => [heat, endedAt])).toEqual([
      [1, EVENING],
      [2, null]
    ]);
    expect(told.segments[0]?.totals).toContainEqual({ teamId: 'chi', points: points(3) });
    expect(told.between.map(({ teamId, reason }) => [teamId, reason])).toEqual([
      ['an', 'cộng nhầm']
    ]);
  });

  it('tell an undo with what it undid, and a tie with the lots that broke it', () => {
    const final = playing(programmeOf([greeting]));
    final.host('host:start-show');
    const [adjusted] = final.host('host:adjust', {
      teamId: 'dung',
      points: points(5),
      reason: 'gõ nhầm'
    });
    final.host('host:undo', { seq: adjusted?.seq ?? 0, reason: 'nhầm đội' });
    final.host('host:draw-lots', { purpose: 'tie', teamIds: TEAMS.map(({ id }) => id) });
    final.host('host:end-show');
    const told = minutes(final.state);
    expect(told).toMatchObject({ phase: 'ended', begunAt: EVENING, endedAt: EVENING });
    expect(told.corrections).toMatchObject([
      { type: 'points-adjusted', isUndone: true, reason: 'gõ nhầm' },
      { type: 'undone', reason: 'nhầm đội', undone: { type: 'points-adjusted', teamId: 'dung' } }
    ]);
    expect(told.drawings).toMatchObject([{ purpose: 'tie', counts: true }]);
    expect(told.drawings[0]?.order).toEqual(told.ranking.map(({ teamId }) => teamId));
    expect(told.ranking[1]?.parted.map(({ isAhead, by }) => [isAhead, by])).toEqual([
      [false, 'lots'],
      [true, 'lots'],
      [true, 'lots']
    ]);
    expect(told.ties).toMatchObject([{ points: 0, decisions: [{ questionId: null }] }]);
  });
});
