import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, vietnamTime } from '#lib/domain/core/time.ts';
import {
  busiestDay,
  progressByDay,
  progressByHour,
  type HourCounts
} from '#lib/domain/reports/progress.ts';

const FIRST = vietnamTime(2021, 9, 22);

const at = (hour: number, counts: Partial<HourCounts>): HourCounts => ({
  unitId: 'soNoiVu',
  hour: FIRST + hour * HOUR,
  registered: 0,
  people: 0,
  attempts: 0,
  valid: 0,
  ...counts
});

const contest = [
  at(-48, { registered: 40 }),
  at(7, { attempts: 5 }),
  at(8, { attempts: 3, people: 6, valid: 6 }),
  at(10, { people: 2, valid: 2 }),
  at(24 + 8, { attempts: 2, people: 1, valid: 2 })
];

describe('progress by day', () => {
  const days = progressByDay(contest);

  it('has new and all so far, in days of Vietnam', () => {
    expect(
      days.map(({ from, attempts, cumulative }) => [from, attempts, cumulative.attempts])
    ).toEqual([
      [FIRST - 2 * DAY, 0, 0],
      [FIRST, 8, 8],
      [FIRST + DAY, 2, 10]
    ]);
    expect(days.at(-1)?.cumulative).toEqual({ registered: 40, people: 9, attempts: 10, valid: 10 });
  });

  it('compares with the calendar day before, not with the last day on which something was', () => {
    expect(days.map(({ change }) => change)).toEqual([
      null,
      { registered: 0, people: 8, attempts: 8, valid: 8 },
      { registered: 0, people: -7, attempts: -6, valid: -6 }
    ]);
  });

  it('knows the busiest day', () => {
    expect(busiestDay(days)).toBe(FIRST);
    expect(busiestDay(progressByDay([at(0, { registered: 3 })]))).toBeNull();
  });

  it('23:00 and 0:00 are two days here, though one in London', () => {
    expect(progressByDay([at(-1, { attempts: 1 }), at(0, { attempts: 1 })])).toHaveLength(2);
  });
});

describe('progress by hour', () => {
  it('shows every hour from the first to the last, quiet ones too, with all before it', () => {
    const hours = progressByHour(contest, FIRST);
    expect(
      hours.map(({ from, attempts, valid }) => [(from - FIRST) / HOUR, attempts, valid])
    ).toEqual([
      [7, 5, 0],
      [8, 3, 6],
      [9, 0, 0],
      [10, 0, 2]
    ]);
    expect(hours[0]?.cumulative).toEqual({ registered: 40, people: 0, attempts: 5, valid: 0 });
    expect(progressByHour(contest, FIRST - DAY)).toEqual([]);
  });

  it('ends with what the day ends with', () => {
    const counts = fc.array(
      fc.record({
        hour: fc.integer({ min: -30, max: 60 }),
        attempts: fc.integer({ min: 1, max: 9 })
      }),
      { minLength: 1, maxLength: 20 }
    );
    fc.assert(
      fc.property(counts, (list) => {
        const all = list.map(({ hour, attempts }) => at(hour, { attempts }));
        const days = progressByDay(all);
        for (const day of days) {
          expect(progressByHour(all, day.from).at(-1)?.cumulative).toEqual(day.cumulative);
        }
        expect(days.reduce((sum, day) => sum + day.attempts, 0)).toBe(
          list.reduce((sum, { attempts }) => sum + attempts, 0)
        );
      })
    );
  });
});
