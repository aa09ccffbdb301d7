import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import { ledgerOf } from '#lib/domain/live/ledger.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { Programme } from '#lib/domain/live/programme.ts';
import { stageView } from '#lib/domain/live/view/stage.ts';
import { mcView } from '#lib/domain/live/view/host.ts';
import { begun, points, programmeOf, type Final } from './finals.ts';

const buzzer: SegmentPreset = {
  kind: 'buzzer',
  name: 'Bấm chuông',
  slots: [slot(6)],
  pressMs: 5 * SECOND,
  answerMs: 5 * SECOND,
  right: points(10),
  wrong: points(-5),
  early: { kind: 'ignored' },
  afterWrong: { kind: 'none' },
  locksNext: false
};
/** The last question is a spare one. */
const programme = (over: Partial<Programme> = {}): Programme => {
  const whole = programmeOf([buzzer], over);
  const [segment] = whole.segments;
  if (segment?.kind !== 'buzzer') throw new Error('no buzzer');
  const { questionIds } = segment;
  return {
    ...whole,
    segments: [{ ...segment, questionIds: questionIds.slice(0, 5), spareIds: questionIds.slice(5) }]
  };
};
const ask = (final: Final): void => {
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
};
/** One whole question. Returns the number of the event that judged it. */
const question = (final: Final, teamId: string, isRight: boolean): number => {
  ask(final);
  final.press(teamId);
  final.wait(0);
  const [judged] = final.host('host:judge', { isRight });
  final.host('host:reveal');
  final.host('host:next');
  return judged?.seq ?? 0;
};

describe('an undo', () => {
  it('recomputes all later points, the floor included', () => {
    const final = begun(programme());
    const first = question(final, 'an', true);
    question(final, 'an', false);
    question(final, 'an', true);
    expect(final.totals.an).toBe(15);
    final.host('host:undo', { seq: first, reason: 'chấm nhầm' });
    expect(final.totals.an).toBe(10);
    expect(final.step).toBe('idle');
  });

  it('lengthens the record and never shortens it (L9)', () => {
    const final = begun(programme());
    const seq = question(final, 'an', true);
    const { length } = final.state.log;
    final.host('host:undo', { seq, reason: 'chấm nhầm' });
    expect(final.state.log).toHaveLength(length + 1);
    expect(final.state.log[length]).toMatchObject({ undoneSeq: seq, reason: 'chấm nhầm' });
  });

  it('is itself undone by naming its number', () => {
    const final = begun(programme());
    const seq = question(final, 'an', true);
    const before = final.state.show;
    const [undone] = final.host('host:undo', { seq, reason: 'chấm nhầm' });
    expect(final.refusedHost({ type: 'host:undo', seq, reason: 'lần nữa' })).toBe('already-undone');
    final.host('host:undo', { seq: undone?.seq ?? 0, reason: 'chấm đúng' });
    expect(final.state.show).toEqual(before);
  });

  it('of the judgement gives the host the same decision again, the clock at a stand', () => {
    const final = begun(programme());
    ask(final);
    final.press('an');
    final.wait(2 * SECOND);
    const [judged] = final.host('host:judge', { isRight: false });
    final.wait(60 * SECOND);
    final.host('host:undo', { seq: judged?.seq ?? 0, reason: 'nghe nhầm' });
    expect(final.answering).toBe('an');
    expect(stageView(final.state).clock).toMatchObject({ kind: 'paused', leftMs: 3 * SECOND });
    final.wait(60 * SECOND);
    final.host('host:judge', { isRight: true });
    expect(final.totals.an).toBe(10);
  });

  it('of who won the race leaves the choice among the presses to the host', () => {
    const final = begun(programme());
    ask(final);
    final.press('an');
    final.wait(SECOND);
    const settled = final.state.log.findLast(({ type }) => type === 'race-settled');
    final.host('host:undo', { seq: settled?.seq ?? 0, reason: 'máy hỏng' });
    final.wait(60 * SECOND);
    expect(final.step).toBe('contested');
    final.host('host:grant', { teamId: 'an' });
    expect(final.answering).toBe('an');
  });

  it('of the press that won leaves one winner, whatever is undone again', () => {
    const race = { latencyBoundMs: 50, tieWindowMs: 0, tie: 'lot' as const };
    const final = begun(programme({ race }));
    ask(final);
    final.wait(SECOND);
    const [press] = final.press('an', 0, 50);
    final.wait(10);
    final.press('binh', 0, 50);
    final.wait(SECOND);
    expect(final.answering).toBe('an');
    const [undone] = final.host('host:undo', { seq: press?.seq ?? 0, reason: 'máy tự bấm' });
    expect(final.step).toBe('contested');
    const [granted] = final.host('host:grant', { teamId: 'binh' });
    expect(final.answering).toBe('binh');
    final.host('host:undo', { seq: undone?.seq ?? 0, reason: 'máy không hỏng' });
    expect(final.answering).toBe('an');
    expect(final.state.show.ineffective).toEqual([granted?.seq]);
  });

  it('of something else does not stop a countdown that runs', () => {
    const final = begun(programme());
    const seq = question(final, 'an', true);
    ask(final);
    final.host('host:undo', { seq, reason: 'chấm nhầm' });
    expect(stageView(final.state).clock).toMatchObject({ kind: 'running' });
  });

  it('of the beginning of a segment takes all of it away, and its undo brings it back', () => {
    const final = begun(programme());
    question(final, 'an', true);
    const before = final.state.show;
    const started = final.state.log.find(({ type }) => type === 'segment-started');
    const [undone] = final.host('host:undo', { seq: started?.seq ?? 0, reason: 'thử' });
    expect(final.totals.an).toBe(0);
    expect(final.step).toBe('interval');
    expect(final.state.show.ineffective.length).toBeGreaterThan(0);
    final.host('host:undo', { seq: undone?.seq ?? 0, reason: 'lấy lại' });
    expect(final.state.show).toEqual(before);
  });

  it('is possible after the end of the final', () => {
    const final = begun(programme());
    const seq = question(final, 'an', true);
    final.host('host:end-segment');
    final.host('host:end-show');
    final.host('host:undo', { seq, reason: 'khiếu nại được chấp nhận' });
    expect(final.totals.an).toBe(0);
    expect(final.state.show.phase).toEqual({ kind: 'ended' });
  });

  it('names an event of the record', () => {
    const final = begun(programme());
    for (const seq of [0, 99]) {
      expect(final.refusedHost({ type: 'host:undo', seq, reason: 'thử' })).toBe('unknown-event');
    }
  });
});

describe('a question', () => {
  it('that is thrown out counts for nothing, and later points are computed again', () => {
    const final = begun(programme());
    question(final, 'an', true);
    question(final, 'an', false);
    question(final, 'an', true);
    const [first] = final.state.show.usedIds;
    const out = { questionId: first as string, reason: 'đáp án sai' };
    final.host('host:throw-out', out);
    expect(final.totals.an).toBe(10);
    const lines = ledgerOf(final.state.programme, final.state.show);
    expect(lines.map(({ counted, isStruck }) => [counted, isStruck])).toEqual([
      [0, true],
      [0, false],
      [points(10), false]
    ]);
    expect(final.refusedHost({ type: 'host:throw-out', ...out })).toBe('already-struck');
  });

  it('on stage that is thrown out leaves the stage at once', () => {
    const final = begun(programme());
    ask(final);
    final.host('host:throw-out', { questionId: 'phan-1-cau-1', reason: 'lộ đề' });
    expect(final.step).toBe('idle');
    expect(
      final.refusedHost({ type: 'host:throw-out', questionId: 'phan-1-cau-5', reason: 'chưa hỏi' })
    ).toBe('unknown-question');
  });

  it('that is thrown out locks nobody out of the next one', () => {
    const locking = programme();
    const [segment] = locking.segments;
    if (segment?.kind !== 'buzzer') throw new Error('no buzzer');
    const missed = (): Final => {
      const final = begun({ ...locking, segments: [{ ...segment, locksNext: true }] });
      question(final, 'an', false);
      return final;
    };
    const locked = missed();
    ask(locked);
    expect(locked.refusedPress('an')).toBe('locked-out');
    const struck = missed();
    struck.host('host:throw-out', { questionId: 'phan-1-cau-1', reason: 'đề in sai' });
    ask(struck);
    struck.press('an');
    struck.wait(0);
    expect(struck.answering).toBe('an');
  });

  it('whose race is contested can be closed: nobody has the right to answer, nobody gains', () => {
    const final = begun(programme());
    ask(final);
    final.press('an');
    final.wait(SECOND);
    const settled = final.state.log.findLast(({ type }) => type === 'race-settled');
    final.host('host:undo', { seq: settled?.seq ?? 0, reason: 'máy hỏng' });
    expect(final.step).toBe('contested');
    final.host('host:close');
    expect(final.step).toBe('closed');
    expect(final.answering).toBeNull();
    final.host('host:reveal');
    final.host('host:next');
    expect(final.step).toBe('idle');
    expect(Object.values(final.totals)).toEqual([0, 0, 0, 0]);
  });

  it('is substituted by a spare one, sealed and open to all again', () => {
    const final = begun(programme());
    ask(final);
    final.press('an');
    final.wait(0);
    final.host('host:judge', { isRight: true });
    final.host('host:substitute', { reason: 'đề trùng vòng 1' });
    expect(final.totals.an).toBe(0);
    expect(final.step).toBe('ready');
    expect(mcView(final.state).card?.questionId).toBe('phan-1-cau-6');
    expect(stageView(final.state).question).toBeUndefined();
    final.host('host:open');
    final.press('an');
    expect(final.step).toBe('collecting');
    expect(final.refusedHost({ type: 'host:substitute', reason: 'nữa' })).toBe('no-question-left');
  });
});

describe('other corrections', () => {
  it('adjust a total with a reason, never below the floor', () => {
    const final = begun(programme());
    final.host('host:adjust', { teamId: 'an', points: points(2.5), reason: 'khiếu nại' });
    final.host('host:adjust', { teamId: 'an', points: points(-9), reason: 'vi phạm' });
    expect(final.totals.an).toBe(0);
    expect(final.refusedHost({ type: 'host:adjust', teamId: 'x', points: 1, reason: 'nhầm' })).toBe(
      'unknown-team'
    );
  });

  it('call a foul, which costs points and the question', () => {
    const final = begun(programme({ floor: null }));
    ask(final);
    final.host('host:foul', { teamId: 'an', points: points(-10), reason: 'trao đổi sau khi bấm' });
    expect(final.totals.an).toBe(-10);
    expect(final.refusedPress('an')).toBe('locked-out');
    expect(final.refusedHost({ type: 'host:foul', teamId: 'an', points: 1, reason: 'nhầm' })).toBe(
      'points-out-of-range'
    );
  });
});

describe('a frozen board', () => {
  it('shows the public what it showed at the freeze, and the host what is true', () => {
    const final = begun(programme());
    question(final, 'an', true);
    final.host('host:freeze-board');
    question(final, 'binh', true);
    const shown = (teamId: string): unknown =>
      stageView(final.state).board.lines.find((line) => line.teamId === teamId)?.points;
    expect(stageView(final.state).board.isFrozen).toBe(true);
    expect([shown('an'), shown('binh')]).toEqual([points(10), 0]);
    expect(
      mcView(final.state)
        .board.lines.map((line) => line.points)
        .slice(0, 2)
    ).toEqual([points(10), points(10)]);
    expect(final.refusedHost({ type: 'host:freeze-board' })).toBe('not-now');
    final.host('host:unfreeze-board');
    expect(shown('binh')).toBe(points(10));
  });
});
