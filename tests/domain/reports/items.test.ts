import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemAnalysis, type AnalysedQuestion, type ItemCell } from '#lib/domain/reports/items.ts';
import { groupEnds, restCorrelation } from '#lib/domain/reports/item-figures.ts';

const question = (versionId: string, keyOptionIds = ['a']): AnalysedQuestion => ({
  versionId,
  code: versionId,
  topic: 'direction',
  level: 'NB',
  stem: versionId,
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id })),
  keyOptionIds
});

/** A paper as the options that it has at each question; `a` is always the key. */
type Paper = string[];

const cellsOf = (papers: readonly Paper[]): ItemCell[] =>
  papers.flatMap((paper) => {
    const correct = paper.filter((choice) => choice === 'a').length;
    return paper.map((choice, at) => ({
      versionId: `q${at}`,
      choice: choice === '' ? [] : [choice],
      correct,
      papers: 1
    }));
  });

const analyse = (papers: readonly Paper[], questions: number) =>
  itemAnalysis(
    Array.from({ length: questions }, (_, at) => question(`q${at}`)),
    cellsOf(papers),
    [],
    questions
  );

describe('item analysis', () => {
  const papers = [
    ...Array.from({ length: 20 }, () => ['a', 'a', 'b']),
    ...Array.from({ length: 10 }, () => ['a', 'b', 'a']),
    ...Array.from({ length: 10 }, () => ['b', '', 'a'])
  ];
  const { items, papers: seen, mean } = analyse(papers, 3);

  it('counts papers, right answers, blanks and every option', () => {
    expect([seen, mean]).toEqual([40, (20 * 2 + 10 * 2 + 10) / 40 / 3]);
    expect(items[1]).toMatchObject({
      papers: 40,
      right: 20,
      blank: 10,
      facility: 0.5,
      guess: 0.25
    });
    expect(items[1]?.options.map(({ id, chosen, isKey }) => [id, chosen, isKey])).toEqual([
      ['a', 20, true],
      ['b', 10, false],
      ['c', 0, false],
      ['d', 0, false]
    ]);
  });

  it('sees where the best are wrong: the key is suspect', () => {
    expect(items[2]?.discrimination).toBeLessThan(0);
    expect(items[2]?.flags).toContain('key-suspect');
    expect(items[0]?.flags).not.toContain('key-suspect');
  });

  it('names what is too easy, and options that nobody picks', () => {
    expect(items[0]?.flags).toEqual(['too-easy', 'unused-option']);
  });

  it('says of few papers nothing but that they are few', () => {
    const flagsOfPapers = (many: number) =>
      analyse(
        Array.from({ length: many }, () => ['b', 'b', 'b']),
        3
      ).items[0]?.flags;
    expect(flagsOfPapers(1)).toEqual(['few']);
    expect(flagsOfPapers(29)).toEqual(['few']);
    expect(flagsOfPapers(30)).not.toContain('few');
  });

  it('takes a set of keys for right only as a whole', () => {
    const both = question('q0', ['a', 'b']);
    const cells = [
      { versionId: 'q0', choice: ['b', 'a'], correct: 1, papers: 3 },
      { versionId: 'q0', choice: ['a'], correct: 0, papers: 1 }
    ];
    const [item] = itemAnalysis([both], cells, [], 1).items;
    expect(item).toMatchObject({ right: 3, guess: 1 / 15 });
  });

  it('has the middle of the times that are known', () => {
    const times = [
      { versionId: 'q0', seconds: 40, answers: 1 },
      { versionId: 'q0', seconds: 10, answers: 3 },
      { versionId: 'q0', seconds: 20, answers: 3 }
    ];
    const [item] = itemAnalysis([question('q0')], cellsOf([['a']]), times, 1).items;
    expect(item?.medianSeconds).toBe(20);
  });

  it.each([
    [[], null],
    [[10], 10],
    [[10, 40], 25],
    [[10, 20, 40], 20],
    [[10, 10, 40, 40], 25]
  ])('has of the times %j the middle %j', (known, expected) => {
    const times = known.map((seconds) => ({ versionId: 'q0', seconds, answers: 1 }));
    const [item] = itemAnalysis([question('q0')], cellsOf([['a']]), times, 1).items;
    expect(item?.medianSeconds).toBe(expected);
  });

  it('is empty before anybody handed in', () => {
    expect(itemAnalysis([question('q0')], [], [], 3)).toEqual({
      papers: 0,
      questions: 3,
      mean: null,
      deviation: null,
      consistency: null,
      items: []
    });
  });
});

const answers = fc.constantFrom('a', 'b', 'c', '');
const manyPapers = fc.array(fc.array(answers, { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 30
});

describe('properties of item analysis', () => {
  it('KR-20 is what its formula gives paper by paper', () => {
    fc.assert(
      fc.property(manyPapers, (papers) => {
        const totals = papers.map((paper) => paper.filter((one) => one === 'a').length);
        const mean = totals.reduce((sum, total) => sum + total, 0) / papers.length;
        const variance =
          totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / papers.length;
        const ofItems = [0, 1, 2, 3].reduce((sum, at) => {
          const share = papers.filter((paper) => paper[at] === 'a').length / papers.length;
          return sum + share * (1 - share);
        }, 0);
        const found = analyse(papers, 4).consistency;
        if (variance === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo((4 / 3) * (1 - ofItems / variance), 8);
      })
    );
  });

  it('facility lies between 0 and 1, discrimination and correlation between -1 and 1', () => {
    fc.assert(
      fc.property(manyPapers, (papers) => {
        for (const item of analyse(papers, 4).items) {
          expect(item.facility).toBe(item.right / item.papers);
          expect(Math.abs(item.discrimination ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(item.pointBiserial ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
          const chosen = item.options.reduce((sum, option) => sum + option.chosen, 0);
          expect(chosen + item.blank).toBe(item.papers);
        }
      })
    );
  });

  it('the correlation is that of two lists of numbers', () => {
    fc.assert(
      fc.property(manyPapers, (papers) => {
        const hits = papers.map((paper) => (paper[0] === 'a' ? 1 : 0));
        const rests = papers.map((paper) => paper.slice(1).filter((one) => one === 'a').length);
        const found = analyse(papers, 4).items[0]?.pointBiserial ?? null;
        const expected = pearson(hits, rests);
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 8);
      })
    );
  });

  it('the ends hold 27 % each, equals in equal parts whatever their order', () => {
    fc.assert(
      fc.property(manyPapers, (papers) => {
        const cells = cellsOf(papers).filter((cell) => cell.versionId === 'q0');
        const { upper, lower, size } = groupEnds(cells);
        const weight = (group: { papers: number }[]): number =>
          group.reduce((sum, cell) => sum + cell.papers, 0);
        expect(weight(upper)).toBeCloseTo(size, 8);
        expect(weight(lower)).toBeCloseTo(size, 8);
        const reversed = groupEnds(cells.toReversed());
        const rightIn = (group: ItemCell[]): number =>
          weight(group.filter((cell) => cell.choice[0] === 'a'));
        expect(rightIn(reversed.upper)).toBeCloseTo(rightIn(upper), 8);
      })
    );
  });

  it('there is no correlation where all are alike', () => {
    expect(restCorrelation([{ correct: 2, papers: 9, isRight: true }])).toBeNull();
  });
});

function pearson(left: number[], right: number[]): number | null {
  const mean = (list: number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [ofLeft, ofRight] = [mean(left), mean(right)];
  const sum = (of: (at: number) => number): number =>
    left.reduce((total, _, at) => total + of(at), 0);
  const together = sum((at) => (left[at]! - ofLeft) * (right[at]! - ofRight));
  const spread = sum((at) => (left[at]! - ofLeft) ** 2) * sum((at) => (right[at]! - ofRight) ** 2);
  return spread < 1e-12 ? null : together / Math.sqrt(spread);
}
