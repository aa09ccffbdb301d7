import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '#lib/domain/core/fraction.ts';
import { RUBRIC_PRESETS } from '#lib/domain/judging/presets.ts';
import {
  markRefusal,
  rubricMaximum,
  rubricProblems,
  sheetTotal,
  type Rubric
} from '#lib/domain/judging/rubric.ts';
import {
  isHandedIn,
  putMark,
  reopenSheet,
  saveMark,
  sheetContent,
  submitSheet,
  type ScoreSheet
} from '#lib/domain/judging/sheet.ts';

const rubric: Rubric = {
  name: 'Tiểu phẩm',
  criteria: [
    { id: 'noi-dung', name: 'Nội dung', guidance: '', max: 1000, step: 50, weight: 100 },
    { id: 'hinh-thuc', name: 'Hình thức', guidance: '', max: 500, step: 25, weight: 150 }
  ]
};

const blank: ScoreSheet = {
  id: 'phieu-1',
  judgeId: 'an',
  state: 'draft',
  marks: new Map(),
  revisions: new Map(),
  submittedAt: null,
  signature: null
};

const full: ScoreSheet = {
  ...blank,
  marks: new Map([
    ['noi-dung', 850],
    ['hinh-thuc', 425]
  ])
};

const signing = { signature: 'Nguyễn Văn An', judgeName: 'Nguyễn Văn An', at: 1000 };

describe('a mark', () => {
  it.each([
    ['noi-dung', 850, null],
    ['noi-dung', 0, null],
    ['noi-dung', 1000, null],
    ['noi-dung', 1050, 'mark-out-of-range'],
    ['noi-dung', -50, 'mark-out-of-range'],
    ['noi-dung', 825, 'mark-between-steps'],
    ['noi-dung', 0.5, 'mark-out-of-range'],
    ['la', 0, 'unknown-criterion']
  ])('for %s of %d: %s', (criterionId, mark, refusal) => {
    expect(markRefusal(rubric, criterionId, mark)).toBe(refusal);
  });

  it('counts with its weight, exactly', () => {
    expect(sheetTotal(rubric, full.marks)).toEqual(fraction(2975, 2));
    expect(rubricMaximum(rubric)).toEqual(fraction(1750));
  });

  it('is not moved by an older change', () => {
    const change = { criterionId: 'noi-dung', mark: 900, revision: 2 };
    const put = putMark(rubric, blank, change);
    if (!put.ok) throw new Error(put.refusal);
    expect(put.value.marks.get('noi-dung')).toBe(900);
    expect(putMark(rubric, put.value, { ...change, mark: 100, revision: 1 })).toEqual({
      ok: false,
      refusal: 'revision-old'
    });
    const taken = putMark(rubric, put.value, { ...change, mark: null, revision: 3 });
    expect(taken.ok && taken.value.marks.size).toBe(0);
  });
});

describe('a sheet', () => {
  const submitted: ScoreSheet = { ...full, state: 'submitted', submittedAt: 1, signature: 'An' };
  const change = { criterionId: 'noi-dung', mark: 100, revision: 1 };

  it('is handed in complete and signed with the own name', () => {
    expect(submitSheet(rubric, blank, signing)).toMatchObject({ refusal: 'sheet-incomplete' });
    expect(submitSheet(rubric, full, { ...signing, signature: 'Trần B' })).toMatchObject({
      refusal: 'signature-differs'
    });
    expect(submitSheet(rubric, full, signing)).toMatchObject({
      ok: true,
      value: { state: 'submitted', submittedAt: 1000, signature: 'Nguyễn Văn An' }
    });
  });

  it('is not written on after that, unless the head judge gives it back', () => {
    expect(putMark(rubric, submitted, change)).toMatchObject({ refusal: 'sheet-submitted' });
    expect(submitSheet(rubric, submitted, signing)).toMatchObject({ refusal: 'sheet-submitted' });
    const reopened = reopenSheet(submitted);
    if (!reopened.ok) throw new Error(reopened.refusal);
    expect(reopened.value).toMatchObject({ state: 'reopened', signature: null });
    expect(putMark(rubric, reopened.value, change).ok).toBe(true);
    expect(submitSheet(rubric, reopened.value, signing).ok).toBe(true);
  });

  it('is final once locked', () => {
    const locked: ScoreSheet = { ...submitted, state: 'locked' };
    expect(putMark(rubric, locked, change)).toMatchObject({ refusal: 'sheet-locked' });
    expect(reopenSheet(locked)).toMatchObject({ refusal: 'sheet-locked' });
    expect(submitSheet(rubric, locked, signing)).toMatchObject({ refusal: 'sheet-locked' });
    expect(reopenSheet(full)).toMatchObject({ refusal: 'not-submitted' });
  });

  it('counts once it is handed in; locked without that it never does', () => {
    expect(isHandedIn(full)).toBe(false);
    expect(isHandedIn(submitted)).toBe(true);
    expect(isHandedIn({ ...submitted, state: 'locked' })).toBe(true);
    expect(isHandedIn({ ...full, state: 'locked' })).toBe(false);
    expect(isHandedIn({ ...full, state: 'reopened' })).toBe(false);
  });

  it('takes a change that is sent again as no change', () => {
    const first = saveMark(rubric, blank, { ...change, isRepeat: false });
    if (!first.ok) throw new Error(first.refusal);
    expect(first.value.marks.get(change.criterionId)).toBe(change.mark);
    expect(saveMark(rubric, first.value, { ...change, isRepeat: true })).toEqual(first);
    expect(saveMark(rubric, submitted, { ...change, revision: 0, isRepeat: true }).ok).toBe(true);
    expect(saveMark(rubric, first.value, { ...change, isRepeat: false })).toEqual(first);
    expect(saveMark(rubric, blank, { ...change, isRepeat: true })).toMatchObject({
      refusal: 'mutation-reused'
    });
    const wild = { ...change, revision: change.revision + 1001, isRepeat: false };
    expect(saveMark(rubric, first.value, wild)).toMatchObject({ refusal: 'revision-too-far' });
  });

  it('is signed as its marks stand, whatever the order in which they came', () => {
    const turned = { ...full, marks: new Map([...full.marks].reverse()) };
    expect(sheetContent(rubric, turned)).toBe(sheetContent(rubric, full));
    const other = { ...full, marks: new Map(full.marks).set('noi-dung', 800) };
    expect(sheetContent(rubric, other)).not.toBe(sheetContent(rubric, full));
  });

  it('ends with the newest change of each criterion, in whatever order they arrive', () => {
    const changes = fc.uniqueArray(
      fc.record({
        criterionId: fc.constantFrom('noi-dung', 'hinh-thuc'),
        mark: fc.integer({ min: 0, max: 10 }).map((steps) => steps * 50),
        revision: fc.integer({ min: 1, max: 50 })
      }),
      { selector: ({ criterionId, revision }) => `${criterionId}:${revision}` }
    );
    fc.assert(
      fc.property(changes, (all) => {
        const sheet = all.reduce((known, one) => {
          const put = putMark(rubric, known, one);
          return put.ok ? put.value : known;
        }, blank);
        for (const { id } of rubric.criteria) {
          const newest = all
            .filter(({ criterionId }) => criterionId === id)
            .toSorted((left, right) => right.revision - left.revision)[0];
          expect(sheet.marks.get(id)).toBe(newest?.mark);
        }
      })
    );
  });
});

describe('a rubric', () => {
  it.each(RUBRIC_PRESETS)('$id can be marked', (preset) => {
    expect(rubricProblems(preset.rubric)).toEqual([]);
  });

  it('is refused with what is wrong where', () => {
    const [first] = rubric.criteria;
    const criteria = [first!, { ...first!, max: 0, step: 30, weight: 0 }];
    expect(rubricProblems({ name: 'x', criteria: [] })).toEqual([
      { code: 'no-criteria', criterionId: null }
    ]);
    expect(rubricProblems({ name: 'x', criteria }).map(({ code }) => code)).toEqual([
      'repeated-criterion',
      'maximum-missing',
      'no-weight'
    ]);
    const odd = { ...first!, step: 30 };
    expect(rubricProblems({ name: 'x', criteria: [odd] })).toEqual([
      { code: 'step-does-not-fit', criterionId: 'noi-dung' }
    ]);
  });
});
