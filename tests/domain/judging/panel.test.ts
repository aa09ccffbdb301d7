import { describe, expect, it } from 'vitest';
import { finalMark } from '#lib/domain/judging/final-mark.ts';
import { gateState, juryMark } from '#lib/domain/judging/gate.ts';
import { completeness, hasConflict, type Judge } from '#lib/domain/judging/panel.ts';

const judge = (id: string, ...unitIds: string[]): Judge => ({
  id,
  name: id,
  unitIds,
  isHead: false
});
const an = judge('an', 'soNoiVu', 'dongThap');
const binh = judge('binh', 'phongNoiVu', 'laiVung', 'dongThap');
const chi = judge('chi');

describe('a panel', () => {
  it('leaves out a judge of the own unit or below it', () => {
    expect(hasConflict(binh, { id: 'bai-1', unitId: 'laiVung' })).toBe(true);
    expect(hasConflict(an, { id: 'bai-1', unitId: 'laiVung' })).toBe(false);
    expect(hasConflict(chi, { id: 'bai-1', unitId: 'laiVung' })).toBe(false);
    expect(hasConflict(binh, { id: 'bai-2', unitId: null })).toBe(false);
  });

  it('is complete when everybody who may mark has handed in', () => {
    const entry = { id: 'bai-1', unitId: 'laiVung' };
    expect(completeness([an, binh, chi], entry, new Set(['an', 'binh']))).toEqual({
      markedId: 'bai-1',
      expected: 2,
      submitted: 1,
      missing: ['chi']
    });
  });
});

describe('the gate', () => {
  const reached = { isGateReached: true, result: 800 };
  const confer = { atLeast: 300, action: 'confer' } as const;
  const third = { atLeast: 2000, action: 'third-marker' } as const;

  it.each([
    [{ isGateReached: false }, confer, null, 'not-reached'],
    [reached, null, null, 'not-reached'],
    [reached, confer, null, 'conference-needed'],
    [reached, confer, { kind: 'conferred', conclusion: 'Giữ nguyên điểm' }, 'settled'],
    [reached, third, null, 'third-marker-needed'],
    [reached, third, { kind: 'conferred', conclusion: 'Giữ nguyên' }, 'third-marker-needed'],
    [reached, third, { kind: 'third-marker', judgeId: 'chi', mark: 7500 }, 'settled']
  ] as const)('%j with %j and %j: %s', (aggregate, gate, outcome, state) => {
    expect(gateState(aggregate, gate, outcome)).toBe(state);
  });

  it('takes the mark of the third marker as final', () => {
    expect(juryMark(reached, { kind: 'third-marker', judgeId: 'chi', mark: 7500 })).toBe(7500);
    expect(juryMark(reached, { kind: 'conferred', conclusion: 'Giữ nguyên' })).toBe(800);
    expect(juryMark(reached, null)).toBe(800);
  });
});

describe('the mark that counts', () => {
  it('is the mark of the jury with deductions and bonuses, never below 0', () => {
    const late = { kind: 'late', points: -100, reason: 'Nộp muộn 2 ngày' } as const;
    const bonus = { kind: 'bonus', points: 50, reason: 'Cổ động viên' } as const;
    expect(finalMark({ result: 2630 }, [late, bonus]).total).toBe(2580);
    expect(finalMark({ result: 50 }, [late]).total).toBe(0);
  });
});
