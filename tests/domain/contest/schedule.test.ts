import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, vietnamDay, vietnamTime } from '#lib/domain/core/time.ts';
import { phaseOf, sessionFor, windowOf } from '#lib/domain/contest/schedule.ts';

const at = (hour: number) => vietnamTime(2021, 9, 22, hour);
const session = (id: string, from: number, to: number, unitIds: string[] = []) => ({
  id,
  roundId: 'round-1',
  name: id,
  opensAt: at(from),
  closesAt: at(to),
  unitIds
});
const morning = session('morning', 8, 12, ['laiVung']);
const afternoon = session('afternoon', 13, 17, ['soNoiVu']);
const evening = session('evening', 19, 21);

describe('a session', () => {
  it.each([
    [at(8) - 1, 'upcoming'],
    [at(8), 'open'],
    [at(12) - 1, 'open'],
    [at(12), 'closed']
  ])('at %d is %s', (now, phase) => {
    expect(phaseOf(morning, now)).toBe(phase);
  });
});

describe('the session a contestant sits', () => {
  const all = [evening, afternoon, morning];
  it.each([
    ['the open one of the own unit', ['hoaLong', 'laiVung'], at(9), 'morning'],
    ['the next when the own is over', ['hoaLong', 'laiVung'], at(12), 'evening'],
    ['the first to come', ['soNoiVu'], at(7), 'afternoon'],
    ['the one for everybody', ['elsewhere'], at(9), 'evening'],
    ['the last when all are over', ['laiVung'], at(22), 'evening']
  ])('is %s', (_name, path, now, expected) => {
    expect(sessionFor(all, path, now)?.id).toBe(expected);
  });

  it('is none where no session is for the unit', () => {
    expect(sessionFor([morning], ['soNoiVu'], at(9))).toBeUndefined();
  });
});

describe('the window of a round', () => {
  it('reaches from the first opening to the last closing', () => {
    expect(windowOf([afternoon, morning])).toEqual({ opensAt: at(8), closesAt: at(17) });
    expect(windowOf([])).toBeNull();
  });
});

describe('the day in Vietnam', () => {
  it('is the calendar day seven hours ahead of UTC', () => {
    expect(vietnamDay(Date.UTC(2021, 8, 21, 17))).toEqual({ year: 2021, month: 9, day: 22 });
    expect(vietnamDay(Date.UTC(2021, 8, 21, 16, 59))).toEqual({ year: 2021, month: 9, day: 21 });
  });

  it('leads back to the time it came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), (hours) => {
        const { year, month, day } = vietnamDay(hours * HOUR);
        const midnight = vietnamTime(year, month, day);
        expect(hours * HOUR - midnight).toBeGreaterThanOrEqual(0);
        expect(hours * HOUR - midnight).toBeLessThan(24 * HOUR);
      })
    );
  });
});
