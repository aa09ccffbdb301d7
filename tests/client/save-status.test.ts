import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  paperStanding,
  saveStatus,
  sheetStanding,
  SLOW_AFTER_SECONDS,
  type SaveFacts,
  type Standing
} from '#lib/client/save-status.ts';

const FACTS: SaveFacts = {
  standing: 'open',
  unsent: 0,
  stored: 0,
  isUnreachable: false,
  unsentSeconds: 0,
  savedAt: null
};
const at = 1_767_254_335_000;

describe('what is said about saving', () => {
  it.each<[Partial<SaveFacts>, ReturnType<typeof saveStatus>]>([
    [{}, { code: 'none' }],
    [{ standing: 'asleep' }, { code: 'asleep' }],
    [{ standing: 'asleep', stored: 3 }, { code: 'asleep' }],
    [{ standing: 'opening', stored: 3 }, { code: 'opening' }],
    [{ standing: 'opening', isUnreachable: true }, { code: 'unreachable' }],
    [{ stored: 3 }, { code: 'stored', count: 3 }],
    [
      { stored: 3, savedAt: at },
      { code: 'saved', at }
    ],
    [{ stored: 3, savedAt: at, isUnreachable: true }, { code: 'unreachable' }],
    [
      { unsent: 1, savedAt: at },
      { code: 'saving', count: 1 }
    ],
    [
      { unsent: 1, standing: 'opening' },
      { code: 'saving', count: 1 }
    ],
    [
      { unsent: 1, unsentSeconds: SLOW_AFTER_SECONDS },
      { code: 'slow', count: 1 }
    ],
    [
      { unsent: 2, isUnreachable: true },
      { code: 'waiting', count: 2 }
    ],
    [
      { unsent: 1, standing: 'paused', savedAt: at },
      { code: 'paused', count: 1 }
    ],
    [
      { unsent: 1, standing: 'paused', isUnreachable: true },
      { code: 'paused', count: 1 }
    ],
    [
      { standing: 'paused', stored: 4, savedAt: at },
      { code: 'paused', count: 0 }
    ],
    [
      { unsent: 1, standing: 'over' },
      { code: 'late', count: 1 }
    ],
    [
      { unsent: 1, standing: 'closed', savedAt: at },
      { code: 'late', count: 1 }
    ],
    [{ standing: 'over' }, { code: 'over' }],
    [{ standing: 'closed', savedAt: at }, { code: 'closed' }]
  ])('%j', (facts, status) => {
    expect(saveStatus({ ...FACTS, ...facts })).toEqual(status);
  });

  const STANDINGS: Standing[] = ['asleep', 'opening', 'open', 'paused', 'over', 'closed'];
  const facts = fc.record<SaveFacts>({
    standing: fc.constantFrom(...STANDINGS),
    unsent: fc.nat({ max: 40 }),
    stored: fc.nat({ max: 40 }),
    isUnreachable: fc.boolean(),
    unsentSeconds: fc.nat({ max: 600 }),
    savedAt: fc.option(fc.constant(at))
  });

  it('is never that all is saved while something is unsent, or no script runs', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        const { code } = saveStatus(facts);
        if (facts.unsent > 0 || facts.standing === 'asleep') {
          expect(['saved', 'stored', 'none', 'closed']).not.toContain(code);
        }
      })
    );
  });

  it('is "saving" only where saving goes on, and not for long', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        if (saveStatus(facts).code !== 'saving') return;
        expect(['opening', 'open']).toContain(facts.standing);
        expect(facts.isUnreachable).toBe(false);
        expect(facts.unsent).toBeGreaterThan(0);
        expect(facts.unsentSeconds).toBeLessThan(SLOW_AFTER_SECONDS);
      })
    );
  });

  it('says how many are unsent as soon as they are not on their way', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        const status = saveStatus(facts);
        const isOnItsWay = ['saving', 'asleep'].includes(status.code);
        if (facts.unsent > 0 && !isOnItsWay) expect(status).toHaveProperty('count', facts.unsent);
      })
    );
  });
});

describe('where saving stands', () => {
  const paper = {
    isAlive: true,
    phase: 'working',
    isRefused: false,
    isUnreachable: false,
    isTimeOver: false
  } as const;

  it.each<[Partial<Parameters<typeof paperStanding>[0]>, Standing]>([
    [{}, 'open'],
    [{ isAlive: false }, 'asleep'],
    [{ isAlive: false, phase: 'opening' }, 'asleep'],
    [{ phase: 'opening' }, 'opening'],
    [{ phase: 'opening', isTimeOver: true, isUnreachable: true }, 'over'],
    [{ phase: 'taken-over' }, 'paused'],
    [{ phase: 'signed-out' }, 'paused'],
    [{ phase: 'not-found' }, 'paused'],
    [{ phase: 'signed-out', isRefused: true }, 'paused'],
    // Within the grace of the rules saves still count.
    [{ phase: 'time-over', isTimeOver: true }, 'open'],
    [{ phase: 'time-over', isTimeOver: true, isUnreachable: true }, 'over'],
    [{ phase: 'time-over', isTimeOver: true, isRefused: true }, 'over'],
    [{ phase: 'submitted' }, 'closed']
  ])('on a paper %j', (facts, standing) => {
    expect(paperStanding({ ...paper, ...facts })).toBe(standing);
  });

  it.each([
    [{ isAlive: false, phase: 'working' }, 'asleep'],
    [{ isAlive: true, phase: 'working' }, 'open'],
    [{ isAlive: true, phase: 'signed-out' }, 'paused'],
    [{ isAlive: true, phase: 'not-found' }, 'paused'],
    [{ isAlive: true, phase: 'closed' }, 'closed']
  ] as const)('on a sheet %j', (facts, standing) => {
    expect(sheetStanding(facts)).toBe(standing);
  });
});
