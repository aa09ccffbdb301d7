import { describe, expect, it } from 'vitest';
import { overtimeForm, paperFields, pointsForm } from '#lib/schema/judging-lead-form.ts';

const about = { markedId: 'lai vung', reason: 'Sai thành phần' };

describe('what a secretary types', () => {
  it('is points above zero, as people write them', () => {
    expect(pointsForm.parse({ ...about, kind: 'deduction', points: '0,5' }).points).toBe(50);
    expect(pointsForm.parse({ ...about, kind: 'bonus', points: '2.25' }).points).toBe(225);
    for (const points of ['0', '-1', 'hai', '']) {
      expect(pointsForm.safeParse({ ...about, kind: 'bonus', points }).success).toBe(false);
    }
    const silent = { ...about, reason: ' ', kind: 'bonus', points: '1' };
    expect(pointsForm.safeParse(silent).error?.issues[0]?.path).toEqual(['reason']);
  });

  it('is two times on a stopwatch', () => {
    expect(overtimeForm.parse({ ...about, limit: '5:00', used: '5:35' })).toEqual({
      ...about,
      kind: 'overtime',
      limitMs: 300_000,
      usedMs: 335_000
    });
    const wrong = overtimeForm.safeParse({ ...about, limit: '0:00', used: '5' });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['limit', 'used']);
  });

  it('is a mark for every criterion, and says which one is none', () => {
    expect(paperFields.parse({ 'noi-dung': '8,5', 'hinh-thuc': '4.25' })).toEqual({
      'noi-dung': 850,
      'hinh-thuc': 425
    });
    const wrong = paperFields.safeParse({ 'noi-dung': '', 'hinh-thuc': '4' });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['noi-dung']);
  });
});
