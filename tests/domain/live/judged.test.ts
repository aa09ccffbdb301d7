import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { operatorView } from '#lib/domain/live/view/host.ts';
import {
  lowerThirdView,
  projectorView,
  scoreboardView,
  spectatorView
} from '#lib/domain/live/view/screens.ts';
import { stageView } from '#lib/domain/live/view/stage.ts';
import { begun, points, programmeOf, type Final } from './finals.ts';
import { figuresIn } from '../../support/figures.ts';

const situation: SegmentPreset = {
  kind: 'judged',
  name: 'Xử lý tình huống',
  theme: 'situation',
  maxPoints: points(20),
  thinkMs: MINUTE,
  limitMs: 3 * MINUTE,
  overtime: { everyMs: MINUTE, points: points(1), most: points(5) }
};

const performed = (ms: number): Final => {
  const final = begun(programmeOf([situation]));
  final.host('host:give-turn', { teamId: 'an' });
  final.host('host:start-performance');
  final.wait(ms);
  final.host('host:end-performance');
  return final;
};

describe('a performance', () => {
  it.each([
    [3 * MINUTE, 18],
    [3 * MINUTE + 1, 17],
    [4 * MINUTE, 17],
    [4 * MINUTE + 1, 16],
    [9 * MINUTE, 13],
    [30 * MINUTE, 13]
  ])('of %i ms keeps of 18 points: %i (B11, K: 1 per started minute, at most 5)', (ms, total) => {
    const final = performed(ms);
    final.host('host:award', { points: points(18) });
    final.host('host:reveal');
    expect(final.totals.an).toBe(total);
  });

  it('keeps its mark to itself until it is revealed', () => {
    const final = performed(MINUTE);
    final.host('host:award', { points: points(18) });
    expect(final.totals.an).toBe(0);
    expect(figuresIn(stageView(final.state))).not.toContain(1800);
    final.host('host:reveal');
    expect(stageView(final.state).mark).toEqual({ award: points(18), overtime: 0 });
  });

  it('revealed while the board is frozen keeps its mark to the host and the team', () => {
    const final = performed(MINUTE);
    final.host('host:award', { points: points(18) });
    final.host('host:freeze-board');
    final.host('host:reveal');
    expect(final.totals.an).toBe(18);
    for (const view of [stageView, spectatorView, projectorView, scoreboardView, lowerThirdView]) {
      expect(figuresIn(view(final.state)), view.name).not.toContain(points(18));
    }
    final.host('host:unfreeze-board');
    expect(stageView(final.state).mark).toEqual({ award: points(18), overtime: 0 });
  });

  it('is marked within the maximum, and the last mark before the reveal counts', () => {
    const final = performed(MINUTE);
    const award = { type: 'host:award', points: points(20.01) } as const;
    expect(final.refusedHost(award)).toBe('points-out-of-range');
    expect(final.refusedHost({ ...award, points: -1 })).toBe('points-out-of-range');
    expect(final.refusedHost({ type: 'host:reveal' })).toBe('not-now');
    final.host('host:award', { points: points(12.25) });
    final.host('host:award', { points: points(12.75) });
    final.host('host:reveal');
    expect(final.totals.an).toBe(12.75);
  });

  it('has time to think first, which nothing ends by itself', () => {
    const final = begun(programmeOf([situation]));
    final.host('host:give-turn', { teamId: 'an' });
    final.wait(MINUTE + SECOND);
    expect(final.step).toBe('preparing');
  });

  it('does not count pauses', () => {
    const final = begun(programmeOf([situation]));
    final.host('host:give-turn', { teamId: 'an' });
    final.host('host:start-performance');
    final.wait(2 * MINUTE);
    final.host('host:pause');
    expect(final.refusedHost({ type: 'host:end-performance' })).toBe('paused');
    final.wait(20 * MINUTE);
    final.host('host:resume');
    final.wait(MINUTE);
    final.host('host:end-performance');
    final.host('host:award', { points: points(18) });
    final.host('host:reveal');
    expect(final.totals.an).toBe(18);
  });

  it('comes once for each team', () => {
    const final = performed(MINUTE);
    final.host('host:award', { points: points(18) });
    final.host('host:reveal');
    final.host('host:next');
    expect(final.refusedHost({ type: 'host:give-turn', teamId: 'an' })).toBe('turn-taken');
    final.host('host:give-turn', { teamId: 'binh' });
  });
});

describe('a mark from the sheets of the jury', () => {
  const locked = [
    { segmentId: 'phan-1', teamId: 'an', points: points(16.35) },
    { segmentId: 'phan-2', teamId: 'binh', points: points(3) }
  ];
  const host = { role: 'host', id: 'mc' } as const;
  const take = (final: Final, over = locked) =>
    final.send(host, { type: 'host:take-mark' }, { locked: over });

  it('is what was locked, and overtime is the jury’s: it is not taken off again', () => {
    const final = performed(9 * MINUTE);
    expect(take(final)).toMatchObject({
      ok: true,
      value: [{ type: 'mark-taken', teamId: 'an', points: points(16.35) }]
    });
    expect(final.totals.an).toBe(0);
    final.host('host:reveal');
    expect(stageView(final.state).mark).toEqual({ award: points(16.35), overtime: 0 });
    expect(final.totals.an).toBe(16.35);
  });

  it('may be above the maximum of the segment: the jury may have added a bonus', () => {
    const final = performed(MINUTE);
    take(final, [{ segmentId: 'phan-1', teamId: 'an', points: points(21) }]);
    final.host('host:reveal');
    expect(final.totals.an).toBe(21);
  });

  it('is not there for a team or a segment whose marks are not locked', () => {
    const final = performed(MINUTE);
    const refused = { ok: false, refusal: 'mark-not-locked' };
    expect(take(final, [])).toEqual(refused);
    expect(take(final, [{ segmentId: 'phan-2', teamId: 'an', points: 100 }])).toEqual(refused);
    expect(take(final, [{ segmentId: 'phan-1', teamId: 'binh', points: 100 }])).toEqual(refused);
    expect(final.refusedHost({ type: 'host:reveal' })).toBe('not-now');
  });

  it('is taken while the team is marked, not before and not after', () => {
    const final = begun(programmeOf([situation]));
    final.host('host:give-turn', { teamId: 'an' });
    expect(take(final)).toEqual({ ok: false, refusal: 'not-now' });
    const revealed = performed(MINUTE);
    take(revealed);
    revealed.host('host:reveal');
    expect(take(revealed)).toEqual({ ok: false, refusal: 'not-now' });
  });

  it('gives way to one that is typed in after it, from which overtime is taken off', () => {
    const final = performed(4 * MINUTE);
    take(final);
    final.host('host:award', { points: points(12) });
    final.host('host:reveal');
    expect(final.totals.an).toBe(11);
  });

  it('is gone with an undo, and may be taken again', () => {
    const final = performed(MINUTE);
    const taken = take(final);
    final.host('host:reveal');
    const seq = taken.ok ? (taken.value[0]?.seq ?? 0) : 0;
    final.host('host:undo', { seq, reason: 'lấy nhầm lúc' });
    expect([final.step, final.totals.an]).toEqual(['marking', 0]);
    take(final);
    final.host('host:reveal');
    expect(final.totals.an).toBe(16.35);
  });
});

describe('marks that are taken together', () => {
  const host = { role: 'host', id: 'mc' } as const;
  const mark = (teamId: string, value: number) => ({
    segmentId: 'phan-1',
    teamId,
    points: points(value)
  });
  const all = [mark('an', 16.5), mark('binh', 0)];
  const takeAll = (final: Final, locked = all) =>
    final.send(host, { type: 'host:take-marks' }, { locked });
  const performAndDefer = (final: Final, teamId: string): number => {
    final.host('host:give-turn', { teamId });
    final.host('host:start-performance');
    final.wait(9 * MINUTE);
    final.host('host:end-performance');
    return final.host('host:defer-mark')[0]?.seq ?? 0;
  };
  const deferred = (): Final => {
    const final = begun(programmeOf([situation]), ['an', 'binh']);
    performAndDefer(final, 'an');
    performAndDefer(final, 'binh');
    return final;
  };

  it('come at once for all teams, when every one of them is locked', () => {
    const final = deferred();
    expect(final.totals).toMatchObject({ an: 0, binh: 0 });
    expect(takeAll(final, all.slice(1))).toEqual({ ok: false, refusal: 'mark-not-locked' });
    expect(takeAll(final)).toMatchObject({
      ok: true,
      value: [{ type: 'marks-taken', marks: all }]
    });
    expect(final.totals).toMatchObject({ an: 16.5, binh: 0 });
    expect(takeAll(final)).toEqual({ ok: false, refusal: 'not-now' });
  });

  it('may come after the segment, while nothing is on stage', () => {
    const final = deferred();
    final.host('host:end-segment');
    expect(takeAll(final)).toMatchObject({ ok: true });
    expect(final.totals.an).toBe(16.5);
    expect(operatorView(final.state).awaitedMarks).toEqual([]);
  });

  it('are of one team at a time where the host does not defer them', () => {
    const final = performed(MINUTE);
    expect(takeAll(final)).toEqual({ ok: false, refusal: 'not-now' });
    final.host('host:award', { points: points(12) });
    expect(final.refusedHost({ type: 'host:defer-mark' })).toBe('not-now');
    final.host('host:reveal');
    expect(final.totals.an).toBe(12);
  });

  it('are gone with an undo, and awaited again', () => {
    const final = deferred();
    const taken = takeAll(final);
    const seq = taken.ok ? (taken.value[0]?.seq ?? 0) : 0;
    final.host('host:undo', { seq, reason: 'công bố quá sớm' });
    expect(final.totals.an).toBe(0);
    expect(operatorView(final.state).awaitedMarks).toMatchObject([
      { teamId: 'an' },
      { teamId: 'binh' }
    ]);
    takeAll(final);
    expect(final.totals.an).toBe(16.5);
  });

  it('stand for the other teams where the deferral of one is undone', () => {
    const final = begun(programmeOf([situation]), ['an', 'binh']);
    const seq = performAndDefer(final, 'an');
    performAndDefer(final, 'binh');
    takeAll(final, [mark('an', 16.5), mark('binh', 9)]);
    final.host('host:undo', { seq, reason: 'đội này đã có điểm' });
    expect(final.totals).toMatchObject({ an: 0, binh: 9 });
  });
});
