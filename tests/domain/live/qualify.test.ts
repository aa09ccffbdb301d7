import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectTeams, settleTies, type Candidate } from '#lib/domain/live/qualify.ts';
import { qualify } from '#lib/domain/results/qualify.ts';
import { rankBy } from '#lib/domain/results/rank.ts';

type Entered = { total: number | null; group: string };

/** Candidates with these totals; ids are a, b, c, … in the order given. */
function candidates(entered: readonly Entered[]): (Candidate & { sharedWith: number })[] {
  const named = entered.map((one, index) => ({ ...one, id: String.fromCharCode(97 + index) }));
  const ranked = rankBy(
    named.filter((one) => one.total !== null),
    (left, right) => (right.total ?? 0) - (left.total ?? 0),
    () => 0
  );
  return [
    ...ranked.map(({ item, rank, sharedWith }) => ({
      id: item.id,
      group: item.group,
      rank: rank as number | null,
      sharedWith
    })),
    ...named
      .filter((one) => one.total === null)
      .map(({ id, group }) => ({ id, group, rank: null, sharedWith: 0 }))
  ];
}
const of = (...pairs: [number | null, string][]) =>
  candidates(pairs.map(([total, group]) => ({ total, group })));
const verdicts = (list: readonly Candidate[], places: number, cap: number | null = null) =>
  list.map(({ id }) => selectTeams(list, { places, cap }).verdicts.get(id)).join(' ');

describe('who comes into a final', () => {
  it('is the first so many of the ranking', () => {
    expect(verdicts(of([288, 'h'], [280, 's'], [276, 'h']), 2)).toBe('in in out');
  });

  it('is for the committee where more share the last place than are left', () => {
    const list = of([288, 'h'], [276, 's'], [276, 'h'], [270, 'h']);
    expect(verdicts(list, 2)).toBe('in tied tied out');
    expect(selectTeams(list, { places: 2, cap: null }).ties).toEqual([
      { kind: 'last-place', rank: 2, ids: ['b', 'c'], open: 1 }
    ]);
  });

  it('is not more of a group than its cap: the next of another group moves up', () => {
    expect(verdicts(of([9, 'h'], [8, 'h'], [7, 'h'], [6, 's'], [5, 's']), 3, 2)).toBe(
      'in in capped in out'
    );
  });

  it('is for the committee where a rank fills a group only in part; those below are clear', () => {
    const list = of([9, 'h'], [8, 'h'], [8, 'h'], [7, 's'], [6, 'h']);
    expect(verdicts(list, 3, 2)).toBe('in tied tied in out');
    expect(selectTeams(list, { places: 3, cap: 2 }).ties).toEqual([
      { kind: 'cap', rank: 2, ids: ['b', 'c'], open: 1 }
    ]);
  });

  it('is never a unit without a rank', () => {
    expect(verdicts(of([9, 'h'], [null, 's']), 5)).toBe('in out');
  });
});

describe('a decision on a tie', () => {
  const list = of([9, 'h'], [8, 's'], [8, 'h'], [8, 's']);
  const decide = (ids: string[], cap: number | null = null) =>
    settleTies(list, { places: 3, cap }, new Set(ids));

  it.each([
    ['as many as have a place', ['b', 'd'], { ok: true, ids: ['a', 'b', 'd'] }],
    ['all of them', ['b', 'c', 'd'], { ok: true, ids: ['a', 'b', 'c', 'd'] }],
    ['too few', ['b'], { ok: false, refusal: 'tie-open' }],
    ['nobody', [], { ok: false, refusal: 'tie-open' }],
    ['somebody who is not tied beside', ['b', 'd', 'z'], { ok: true, ids: ['a', 'b', 'd'] }]
  ])('may be %s', (_, ids, answer) => {
    expect(decide(ids)).toEqual(answer);
  });

  it('keeps the cap unless all of the tied come in', () => {
    const tied = of([9, 'h'], [8, 'h'], [8, 's'], [8, 's']);
    const choose = (ids: string[]) => settleTies(tied, { places: 2, cap: 1 }, new Set(ids));
    expect(choose(['c'])).toEqual({ ok: true, ids: ['a', 'c'] });
    expect(choose(['c', 'd'])).toEqual({ ok: true, ids: ['a', 'c', 'd'] });
    const wide = of([8, 'h'], [8, 'h'], [8, 's'], [8, 's'], [8, 't']);
    const pick = (ids: string[]) => settleTies(wide, { places: 2, cap: 1 }, new Set(ids));
    expect(pick(['a', 'b'])).toEqual({ ok: false, refusal: 'cap-exceeded' });
    expect(pick(['a', 'c'])).toEqual({ ok: true, ids: ['a', 'c'] });
  });
});

describe('for any ranking', () => {
  const entered = fc.array(
    fc.record({
      total: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
      group: fc.constantFrom('h', 's', 't')
    }),
    { maxLength: 14 }
  );
  const cap = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
  const places = fc.nat({ max: 16 });

  it('without a cap the line is the one that the ranking shows', () => {
    fc.assert(
      fc.property(entered, places, (given, count) => {
        const list = candidates(given);
        const words = { in: 'qualified', tied: 'undecided', out: 'out', capped: 'never' };
        const { verdicts } = selectTeams(list, { places: count, cap: null });
        expect(list.map(({ id }) => words[verdicts.get(id) ?? 'capped'])).toEqual(
          qualify(list, count).standings.map((one) => one.qualification)
        );
      })
    );
  });

  it('as many come in as have room, no group is over its cap, nobody is passed over', () => {
    fc.assert(
      fc.property(entered, places, cap, (given, count, most) => {
        const list = candidates(given);
        const ranked = list.filter((one) => one.rank !== null);
        const { verdicts, ties } = selectTeams(list, { places: count, cap: most });
        const inside = list.filter((one) => verdicts.get(one.id) === 'in');
        const room = [...Map.groupBy(ranked, (one) => one.group).values()].reduce(
          (sum, own) => sum + Math.min(own.length, most ?? Infinity),
          0
        );
        const open = ties.reduce((sum, tie) => sum + tie.open, 0);
        expect(inside.length + open).toBe(Math.min(count, room));
        for (const own of Map.groupBy(inside, (one) => one.group).values())
          expect(own.length).toBeLessThanOrEqual(most ?? Infinity);
        for (const tie of ties) expect(tie.open).toBeLessThan(tie.ids.length);
        for (const one of inside)
          for (const other of ranked)
            if ((other.rank ?? 0) < (one.rank ?? 0) && other.group === one.group)
              expect(['in', 'tied']).toContain(verdicts.get(other.id));
      })
    );
  });

  it('all of the tied may always come in, and the order of the list decides nothing', () => {
    fc.assert(
      fc.property(entered, places, cap, (given, count, most) => {
        const list = candidates(given);
        const rules = { places: count, cap: most };
        const { verdicts, ties } = selectTeams(list, rules);
        expect(settleTies(list, rules, new Set(ties.flatMap((tie) => tie.ids))).ok).toBe(true);
        const turned = selectTeams(list.toReversed(), rules);
        expect(new Map(turned.verdicts)).toEqual(new Map(verdicts));
      })
    );
  });
});
