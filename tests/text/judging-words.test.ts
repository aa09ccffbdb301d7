import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fraction, rounded } from '#lib/domain/core/fraction.ts';
import { aggregate, type Method } from '#lib/domain/judging/aggregation.ts';
import { finalMark } from '#lib/domain/judging/final-mark.ts';
import {
  adjustmentWords,
  aggregateSentence,
  finalSentence,
  gateWords,
  leftOutWords,
  markingStateWords,
  methodWords,
  sheetStateWords
} from '#lib/text/judging-words.ts';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';

const made = (method: Method, points: number[], furthest?: number) => {
  const totals = points.map((one, at) => ({ judgeId: `gk-${at}`, total: fraction(one * 100) }));
  const outlier = furthest === undefined ? null : { furthest: furthest * 100 };
  const result = aggregate(totals, { method, outlier, gate: null, precision: 10 });
  const lines = result.lines.map((line) => ({ ...line, total: rounded(line.total) }));
  return { method, lines, result: result.result };
};
const SEVEN = [24, 26, 26.5, 26.4, 28.5, 26, 26.6];

afterEach(() => overwriteGetLocale(() => 'vi'));

describe('a mark explains itself in Vietnamese', () => {
  beforeEach(() => overwriteGetLocale(() => 'vi'));

  it.each([
    [
      made('trimmed-mean', SEVEN),
      '7 giám khảo, bỏ điểm cao nhất 28,5 và thấp nhất 24, trung bình 26,3'
    ],
    [made('mean', [9, 9.5]), '2 giám khảo, trung bình 9,3'],
    [made('sum', [98, 98.5]), '2 giám khảo, tổng 196,5'],
    [made('median', [7, 8, 10]), '3 giám khảo, trung vị 8'],
    [
      made('mean', [8, 8.5, 8, 4], 2),
      '4 giám khảo, loại 4 vì lệch quá xa điểm trung bình, trung bình 8,2'
    ]
  ])('%#', (aggregate, sentence) => {
    expect(aggregateSentence(aggregate)).toBe(sentence);
  });

  it('with what came on top and off', () => {
    const final = finalMark({ result: 2630 }, [
      { kind: 'overtime', points: -100, reason: 'Quá 40 giây' },
      { kind: 'bonus', points: 50, reason: 'Sáng kiến' }
    ]);
    expect(finalSentence(made('trimmed-mean', SEVEN), final, false)).toBe(
      '7 giám khảo, bỏ điểm cao nhất 28,5 và thấp nhất 24, trung bình 26,3; trừ 1 (Quá giờ); cộng 0,5 (Điểm thưởng); tổng cộng 25,8 điểm'
    );
  });

  it('with the third marker who decided', () => {
    const final = finalMark({ result: 7525 }, []);
    expect(finalSentence(made('mean', [60, 80]), final, true)).toBe(
      '2 giám khảo, trung bình 70; điểm của giám khảo thứ ba 75,25 thay cho điểm của nhóm'
    );
  });
});

describe('a mark explains itself in English', () => {
  beforeEach(() => overwriteGetLocale(() => 'en'));

  it.each([
    [made('trimmed-mean', SEVEN), '7 judges, highest 28.5 and lowest 24 left out, mean 26.3'],
    [made('mean', [9]), '1 judge, mean 9'],
    [made('sum', [98, 98.5]), '2 judges, sum 196.5']
  ])('%#', (aggregate, sentence) => {
    expect(aggregateSentence(aggregate)).toBe(sentence);
  });
});

it('every state, method and kind has a word in both languages', () => {
  const tables = [
    adjustmentWords,
    gateWords,
    leftOutWords,
    markingStateWords,
    methodWords,
    sheetStateWords
  ];
  for (const word of tables.flatMap((table) => Object.values<() => string>(table))) {
    overwriteGetLocale(() => 'vi');
    const vietnamese = word();
    overwriteGetLocale(() => 'en');
    expect(word()).not.toBe(vietnamese);
  }
});
