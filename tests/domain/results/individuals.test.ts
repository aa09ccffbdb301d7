import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDIVIDUAL_TIE_BREAKS } from '#lib/domain/contest/rules.ts';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { compareScores } from '#lib/domain/results/individual-order.ts';
import { rankIndividuals } from '#lib/domain/results/individuals.ts';
import { entries, entry, OPENING, reordered } from './worlds.ts';

const CHAIN = INDIVIDUAL_TIE_BREAKS;
const chains = fc.subarray([...CHAIN]);

const table = (
  list: Parameters<typeof rankIndividuals>[0],
  chain = CHAIN as readonly (typeof CHAIN)[number][]
) =>
  rankIndividuals(list, chain).map(({ entry, rank, sharedWith }) => [
    entry.registration.id,
    rank,
    sharedWith
  ]);

describe('the individual ranking', () => {
  it('goes by score, then time used, then hand-in, then shares the rank', () => {
    const list = [
      entry('dung', 56, 900, { submittedAt: OPENING, fullName: 'Lê Thị Dung' }),
      entry('chi', 56, 900, { submittedAt: OPENING, fullName: 'Trần Văn Chi' }),
      entry('binh', 56, 700, { submittedAt: OPENING + MINUTE }),
      entry('an', 58, 1700),
      entry('giang', 56, 900, { submittedAt: OPENING + SECOND }),
      entry('hoa', 20, 60)
    ];
    expect(table(list)).toEqual([
      ['an', 1, 0],
      ['binh', 2, 0],
      ['chi', 3, 1],
      ['dung', 3, 1],
      ['giang', 5, 0],
      ['hoa', 6, 0]
    ]);
  });

  it('shares ranks where no tie-break is declared', () => {
    expect(table([entry('binh', 56, 1), entry('an', 56, 2)], [])).toEqual([
      ['an', 1, 1],
      ['binh', 1, 1]
    ]);
  });

  it('is empty while nobody has handed in', () => {
    expect(rankIndividuals([], CHAIN)).toEqual([]);
  });

  it('says what decided between neighbours with the same score', () => {
    const list = [
      entry('an', 58, 900),
      entry('binh', 56, 700),
      entry('chi', 56, 741),
      entry('dung', 56, 741, { submittedAt: OPENING + 743 * SECOND })
    ];
    expect(rankIndividuals(list, CHAIN).map((one) => one.comparisons)).toEqual([
      [],
      [{ rank: 3, isAhead: true, advantage: { rule: 'elapsed:asc', byMs: 41_000 } }],
      [
        { rank: 2, isAhead: false, advantage: { rule: 'elapsed:asc', byMs: 41_000 } },
        { rank: 4, isAhead: true, advantage: { rule: 'submitted:asc', byMs: 2000 } }
      ],
      [{ rank: 3, isAhead: false, advantage: { rule: 'submitted:asc', byMs: 2000 } }]
    ]);
  });

  it('compares a shared rank with the ranks around it, not with itself', () => {
    const list = [
      entry('an', 56, 700),
      entry('binh', 56, 800),
      entry('chi', 56, 800),
      entry('dung', 56, 900)
    ];
    const standings = rankIndividuals(list, ['elapsed:asc']);
    expect(standings.map((one) => one.comparisons.map((other) => other.rank))).toEqual([
      [2],
      [1, 4],
      [1, 4],
      [2]
    ]);
  });
});

describe('properties of the individual ranking', () => {
  it('K1: the order is a strict weak one', () => {
    const triple = fc.tuple(entries, chains).filter(([list]) => list.length >= 3);
    fc.assert(
      fc.property(triple, ([[a, b, c], chain]) => {
        const order = (left: typeof a, right: typeof a) =>
          Math.sign(compareScores(left as never, right as never, chain));
        expect(order(a, a)).toBe(0);
        expect(order(a, b) + order(b, a)).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
        if (order(a, b) === 0 && order(b, c) === 0) expect(order(a, c)).toBe(0);
      })
    );
  });

  it('K2, K6: the order of the input changes nothing, not even among those who share a rank', () => {
    const pair = entries.chain((list) => fc.tuple(fc.constant(list), reordered(list)));
    fc.assert(
      fc.property(pair, chains, ([list, other], chain) => {
        expect(rankIndividuals(other, chain)).toEqual(rankIndividuals(list, chain));
      })
    );
  });

  it('K3, K6: a rank is 1 and the number strictly better; equals share it', () => {
    fc.assert(
      fc.property(entries, chains, (list, chain) => {
        for (const standing of rankIndividuals(list, chain)) {
          const orders = list.map((other) => compareScores(other, standing.entry, chain));
          expect(standing.rank).toBe(1 + orders.filter((order) => order < 0).length);
          expect(standing.sharedWith).toBe(orders.filter((order) => order === 0).length - 1);
        }
      })
    );
  });

  it('K4: more points never worsen a rank', () => {
    const some = entries.filter((list) => list.length > 0);
    fc.assert(
      fc.property(
        some,
        chains,
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        (list, chain, pick, more) => {
          const lucky = list[pick % list.length]!;
          const rankOf = (all: typeof list) =>
            rankIndividuals(all, chain).find((one) => one.entry.attemptId === lucky.attemptId)!
              .rank;
          const better = list.map((one) =>
            one === lucky ? { ...one, score: one.score + more } : one
          );
          expect(rankOf(better)).toBeLessThanOrEqual(rankOf(list));
        }
      )
    );
  });

  it('K5: a weaker contestant more changes nobody above', () => {
    const some = entries.filter((list) => list.length > 0);
    fc.assert(
      fc.property(some, chains, (list, chain) => {
        const [last, ...others] = rankIndividuals(list, chain).reverse();
        const without = rankIndividuals(
          list.filter((one) => one !== last!.entry),
          chain
        );
        const ranks = (standings: typeof without) =>
          standings.map((one) => [one.entry.attemptId, one.rank]);
        expect(ranks(without)).toEqual(ranks(others.reverse()));
      })
    );
  });

  it('K7: only the time used and the hand-in as the server recorded them decide, in milliseconds', () => {
    const quicker = { ...entry('an', 56, 700), elapsedMs: 700_000 };
    const slower = { ...entry('binh', 56, 700), elapsedMs: 700_001 };
    expect(table([slower, quicker], ['elapsed:asc'])).toEqual([
      ['an', 1, 0],
      ['binh', 2, 0]
    ]);
  });

  it('K9: ranking a part keeps the order of the whole', () => {
    fc.assert(
      fc.property(entries, chains, (list, chain) => {
        const part = list.filter((_, index) => index % 2 === 0);
        const whole = rankIndividuals(list, chain).filter((one) => part.includes(one.entry));
        expect(rankIndividuals(part, chain).map((one) => one.entry)).toEqual(
          whole.map((one) => one.entry)
        );
      })
    );
  });
});
