import { describe, expect, it } from 'vitest';
import { finalMark, overtimePoints } from '#lib/domain/judging/final-mark.ts';
import { gateState, juryMark } from '#lib/domain/judging/gate.ts';
import { hasConflict, panelFor } from '#lib/domain/judging/panel.ts';

const judge = (id: string, ...unitIds: string[]) => ({ id, unitIds });
const an = judge('an', 'soNoiVu', 'dongThap');
const binh = judge('binh', 'phongNoiVu', 'laiVung', 'dongThap');
const chi = judge('chi');
const laiVung = { id: 'bai-1', unitIds: ['laiVung', 'dongThap'] };
const phongNoiVu = { id: 'bai-2', unitIds: ['phongNoiVu', 'laiVung', 'dongThap'] };
const ofNobody = { id: 'bai-3', unitIds: [] };

describe('a panel', () => {
  it.each([
    ['the own unit', binh, phongNoiVu, true],
    ['a unit above', binh, laiVung, true],
    ['a unit below', judge('dung', 'laiVung', 'dongThap'), phongNoiVu, true],
    ['another branch', an, laiVung, false],
    ['a judge of no unit', chi, laiVung, false],
    ['an entry of no unit', binh, ofNobody, false]
  ])('has a conflict of interest with %s: %#', (_, one, marked, expected) => {
    expect(hasConflict(one, marked)).toBe(expected);
  });

  it('leaves out whoever has one', () => {
    expect(panelFor([an, binh, chi], laiVung)).toEqual([an, chi]);
  });
});

describe('overtime', () => {
  const minus1 = { everyMs: 60_000, points: 100, most: 500 };
  it.each([
    [300_000, 0],
    [300_001, -100],
    [360_000, -100],
    [420_001, -300],
    [3_000_000, -500]
  ])('of 5 minutes used %i ms costs %i', (usedMs, points) => {
    expect(overtimePoints(300_000, minus1, usedMs)).toBe(points);
  });

  it('costs nothing where nobody times', () => {
    expect(overtimePoints(1, null, 1000)).toBe(0);
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
