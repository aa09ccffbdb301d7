import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';
import { rateText } from '#lib/text/participation.ts';
import { individualSentence, unitSentence } from '#lib/text/standings.ts';

const individual = (facts: Partial<Parameters<typeof individualSentence>[0]> = {}) =>
  individualSentence({
    rank: 15,
    sharedWith: 0,
    comparisons: [],
    entry: { score: 5600, maxScore: 6000 },
    ...facts
  });

const unit = (facts: Partial<Parameters<typeof unitSentence>[0]> = {}, topK = 5) =>
  unitSentence(
    {
      rank: 15,
      sharedWith: 0,
      comparisons: [],
      gates: [],
      total: 27_600,
      counted: [5800, 5600, 5600, 5400, 5200].map((score) => ({ score })),
      ...facts
    },
    topK
  );

const elapsed = (rank: number, isAhead: boolean, byMs: number) => ({
  rank,
  isAhead,
  advantage: { rule: 'elapsed:asc' as const, byMs }
});

afterEach(() => overwriteGetLocale(() => 'vi'));

describe('a rank explains itself in Vietnamese', () => {
  beforeEach(() => overwriteGetLocale(() => 'vi'));

  it('by its points alone', () => {
    expect(individual()).toBe('Hạng 15: 56/60 điểm.');
    expect(unit()).toBe('Hạng 15: 276 điểm (5 bài cao nhất: 58; 56; 56; 54; 52).');
  });

  it('by what decided against the neighbours', () => {
    expect(
      individual({ comparisons: [elapsed(14, false, 3 * SECOND), elapsed(16, true, 41_500)] })
    ).toBe(
      'Hạng 15: 56/60 điểm; bằng điểm hạng 14, thời gian làm bài nhiều hơn 3 giây; bằng điểm hạng 16, thời gian làm bài ít hơn 41,5 giây.'
    );
    const earlier = {
      rank: 16,
      isAhead: true,
      advantage: { rule: 'submitted:asc' as const, byMs: 95_000 }
    };
    expect(individual({ comparisons: [earlier] })).toContain('nộp bài sớm hơn 1 phút 35 giây');
  });

  it('by the gates of the rules: what it has, and how many more were needed', () => {
    const check = (part: number, missing: number | null) => ({
      gate: { kind: 'participation', of: 'registered', least: 50, size: null } as const,
      share: missing === null ? null : { part, whole: 35 },
      missing
    });
    expect(unit({ gates: [check(30, 0)] })).toBe(
      'Hạng 15: 276 điểm (5 bài cao nhất: 58; 56; 56; 54; 52); đạt điều kiện: 30/35 người dự thi so với số đăng ký (85,71%), thể lệ yêu cầu từ 50%.'
    );
    expect(unit({ rank: null, gates: [check(10, 8)] })).toBe(
      'Không xếp hạng: mới có 10/35 người dự thi so với số đăng ký (28,57%), còn 8 người nữa đạt 50%.'
    );
    expect(unit({ rank: null, gates: [check(10, null)] })).toBe(
      'Chưa xếp hạng: chưa có đủ số CBCCVC hiện có mặt để xét điều kiện 50%.'
    );
  });

  it('by a shared rank', () => {
    expect(individual({ sharedWith: 1234 })).toBe(
      'Hạng 15: 56/60 điểm; đồng hạng với 1.234 người khác.'
    );
  });

  it('of a unit seen from both sides', () => {
    const next = { rule: 'next-best:desc' as const, own: 5000, other: 4800 };
    expect(unit({ comparisons: [{ rank: 16, isAhead: true, advantage: next }] })).toContain(
      'bằng điểm hạng 16, bài kế tiếp cao điểm hơn (50 so với 48)'
    );
    expect(unit({ comparisons: [{ rank: 14, isAhead: false, advantage: next }] })).toContain(
      'bằng điểm hạng 14, bài kế tiếp thấp điểm hơn (48 so với 50)'
    );
    const rate = {
      rule: 'rate:desc' as const,
      own: { part: 70, whole: 71 },
      other: { part: 69, whole: 70 }
    };
    expect(unit({ comparisons: [{ rank: 14, isAhead: false, advantage: rate }] })).toContain(
      'tỷ lệ dự thi thấp hơn (69/70 so với 70/71 người đăng ký)'
    );
  });

  it('of a unit with few entries or none', () => {
    const two = [{ score: 6000 }, { score: 5000 }];
    expect(unit({ rank: 9, total: 11_000, counted: two })).toBe(
      'Hạng 9: 110 điểm (chỉ có 2 bài: 60; 50).'
    );
    expect(unit({ rank: null, total: 0, counted: [] })).toMatch(/^Chưa xếp hạng/);
  });
});

it('a rank explains itself in English', () => {
  overwriteGetLocale(() => 'en');
  expect(individual({ comparisons: [elapsed(16, true, 41_500)] })).toBe(
    'Rank 15: 56 of 60 points; same points as rank 16, 41.5 s less time used.'
  );
});

describe('a rate', () => {
  it.each([
    [4048, 4345, '93,16%'],
    [1, 2, '50,00%'],
    [99_999, 100_000, '99,99%'],
    [0, 5, '0,00%'],
    [0, 0, '–']
  ])('of %i in %i is %s', (part, whole, text) => {
    expect(rateText({ part, whole })).toBe(text);
  });

  it('that is not known is a dash', () => {
    expect(rateText(null)).toBe('–');
  });
});
