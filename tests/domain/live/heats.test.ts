import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHeats } from '#lib/domain/live/heats.ts';

const seed = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 20 });
const SEED = '000102030405060708090a0b0c0d0e0f';
const fifteen = Array.from({ length: 15 }, (_, index) => `doi-${index + 1}`);

describe('heats by lot', () => {
  it.each([
    [3, [5, 5, 5]],
    [5, [3, 3, 3, 3, 3]],
    [4, [4, 4, 4, 3]],
    [1, [15]]
  ])('of 15 teams in %i', (count, sizes) => {
    expect(drawHeats(SEED, fifteen, count).map((heat) => heat.length)).toEqual(sizes);
  });

  it.each([0, 16, 1.5, -1])('are not %d', (count) => {
    expect(() => drawHeats(SEED, fifteen, count)).toThrow(RangeError);
  });

  it('hold every team once, in sizes that differ by at most one', () => {
    fc.assert(
      fc.property(seed, ids, fc.nat(), (drawn, teams, some) => {
        const heats = drawHeats(drawn, teams, 1 + (some % teams.length));
        expect(heats.flat().sort()).toEqual([...teams].sort());
        const sizes = heats.map((heat) => heat.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      })
    );
  });

  it('are the same for the same seed, however the teams are listed', () => {
    fc.assert(
      fc.property(seed, ids, fc.nat(), (drawn, teams, some) => {
        const count = 1 + (some % teams.length);
        expect(drawHeats(drawn, teams.toReversed(), count)).toEqual(drawHeats(drawn, teams, count));
      })
    );
  });

  it('favour nobody: every team comes into every heat about equally often', () => {
    const counts = [0, 0, 0];
    for (let turn = 0; turn < 3000; turn += 1) {
      const heats = drawHeats(turn.toString(16).padStart(32, '9'), fifteen, 3);
      const place = heats.findIndex((heat) => heat.includes('doi-1'));
      counts[place] = (counts[place] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
