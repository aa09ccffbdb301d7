import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { stageView } from '#lib/domain/live/view/stage.ts';
import { begun, points, programmeOf, type Final } from './finals.ts';

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
    expect(JSON.stringify(stageView(final.state))).not.toContain('1800');
    final.host('host:reveal');
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
