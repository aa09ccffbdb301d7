import { describe, expect, it } from 'vitest';
import { obstaclesOf } from '#lib/domain/judging/obstacles.ts';
import type { AggregateView, HeadMarks, HeadRow } from '#lib/domain/judging/views.ts';

type State = HeadRow['states'][number];

const an: State = {
  sheetId: 'sheet an',
  judgeId: 'an',
  judgeName: 'Nguyễn Văn An',
  state: 'submitted',
  waiverReason: null,
  isThirdMarker: false,
  isPaperWaiting: false
};
const binh: State = { ...an, sheetId: 'sheet bình', judgeId: 'bình', judgeName: 'Trần Thị Bình' };
const third: State = {
  ...an,
  sheetId: 'sheet dung',
  judgeId: 'dung',
  judgeName: 'Phạm Văn Dũng',
  state: 'draft',
  isThirdMarker: true
};

function marksAt(gate: NonNullable<HeadMarks['verdict']>['gate']): HeadMarks {
  const aggregate: AggregateView = {
    method: 'mean',
    lines: [],
    result: 1400,
    spread: 350,
    isGateReached: true
  };
  const methods = { mean: aggregate, sum: aggregate, 'trimmed-mean': aggregate, median: aggregate };
  const final = { jury: 1400, adjustments: [], total: 1400 };
  return { sheets: [], verdict: { aggregate, methods, gate, final } };
}

const row = (facts: Partial<Parameters<typeof obstaclesOf>[0]>) =>
  obstaclesOf(
    { isLocked: false, states: [an, binh], marks: marksAt('not-reached'), refusal: null, ...facts },
    'an'
  );

describe('what stands in the way of a lock', () => {
  it('is nothing once all is in, or locked', () => {
    expect(row({})).toEqual([]);
    expect(row({ states: [{ ...an, state: 'draft' }], isLocked: true })).toEqual([]);
  });

  it('is every missing sheet, the own one first, but none that is done without', () => {
    const states: State[] = [
      { ...binh, state: 'reopened' },
      { ...an, state: 'draft' },
      { ...third, isThirdMarker: false, waiverReason: 'Ốm' }
    ];
    expect(row({ states, marks: null })).toEqual([
      { kind: 'sheet-missing', judgeName: 'Nguyễn Văn An', isHeads: true },
      { kind: 'sheet-missing', judgeName: 'Trần Thị Bình', isHeads: false }
    ]);
  });

  it('is a paper sheet that waits, told once', () => {
    const states: State[] = [an, { ...binh, state: 'draft', isPaperWaiting: true }];
    expect(row({ states })).toEqual([{ kind: 'paper-waiting', judgeName: 'Trần Thị Bình' }]);
  });

  it('is a panel in which nobody is left', () => {
    const states: State[] = [{ ...an, state: 'draft', waiverReason: 'Ốm' }];
    const marks = { sheets: [], verdict: null };
    expect(row({ states, marks, refusal: 'nobody-marked' })).toEqual([{ kind: 'nobody-marked' }]);
  });

  it('is marks that lie too far apart, until the panel or a third marker has settled it', () => {
    expect(row({ marks: marksAt('conference-needed') })).toEqual([
      { kind: 'conference-needed', spread: 350 }
    ]);
    const needed = marksAt('third-marker-needed');
    expect(row({ marks: needed })).toEqual([{ kind: 'third-marker-needed', spread: 350 }]);
    expect(row({ marks: needed, states: [an, binh, third] })).toEqual([
      { kind: 'third-marker-waiting', judgeName: 'Phạm Văn Dũng' }
    ]);
    expect(row({ marks: needed, states: [an, binh, { ...third, isPaperWaiting: true }] })).toEqual([
      { kind: 'paper-waiting', judgeName: 'Phạm Văn Dũng' }
    ]);
    expect(row({ marks: marksAt('settled') })).toEqual([]);
  });
});
