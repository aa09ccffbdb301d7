import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import { isValid, officialEntries, officialOutcome } from '#lib/domain/results/entry.ts';
import { OPENING, registration, running, submitted } from './worlds.ts';

const rules = (counts: 'best' | 'first' | 'last') => ({
  attempts: { max: 3, counts },
  tieBreaks: ['elapsed:asc', 'submitted:asc'] as const
});

const fair = submitted('an', 40, { attemptNo: 1, attemptId: 'fair' });
const best = submitted('an', 56, { attemptNo: 2, attemptId: 'best' });
const worst = submitted('an', 20, { attemptNo: 3, attemptId: 'worst' });

describe('the attempt that counts', () => {
  it.each([
    ['best', 'best'],
    ['first', 'fair'],
    ['last', 'worst']
  ] as const)('is the %s one', (counts, attemptId) => {
    expect(officialOutcome([worst, fair, best], rules(counts))?.attemptId).toBe(attemptId);
  });

  it('is the quicker of two with the same score, then the earlier', () => {
    const quick = submitted('an', 56, {
      attemptNo: 3,
      attemptId: 'quick',
      elapsedMs: 600 * SECOND
    });
    const early = submitted('an', 56, {
      attemptNo: 4,
      attemptId: 'early',
      elapsedMs: 600 * SECOND,
      submittedAt: OPENING
    });
    expect(officialOutcome([best, quick], rules('best'))?.attemptId).toBe('quick');
    expect(officialOutcome([best, quick, early], rules('best'))?.attemptId).toBe('early');
  });

  it('is the first of two that nothing tells apart', () => {
    const again = submitted('an', 56, { attemptNo: 3, attemptId: 'again' });
    expect(officialOutcome([again, best], rules('best'))?.attemptId).toBe('best');
  });

  it.each(['best', 'first', 'last'] as const)('is never one that still runs (%s)', (counts) => {
    const before = running('an', { attemptNo: 1 });
    const after = running('an', { attemptNo: 9 });
    expect(officialOutcome([before, best, after], rules(counts))?.attemptId).toBe('best');
    expect(officialOutcome([before, after], rules(counts))).toBeUndefined();
  });

  it('is never one without marks (K10)', () => {
    const unmarked = submitted('an', 60, { attemptNo: 5, score: null });
    expect(officialOutcome([fair, unmarked], rules('best'))?.attemptId).toBe('fair');
    expect(isValid(fair)).toBe(true);
    for (const lacking of [
      { score: null },
      { submittedAt: null },
      { state: 'open' },
      { isCutShort: true }
    ] as const) {
      expect(isValid(submitted('an', 60, lacking))).toBe(false);
    }
  });
});

describe('after an outage', () => {
  const cutShort = submitted('an', 60, { attemptNo: 1, attemptId: 'cut-short', isCutShort: true });
  const again = submitted('an', 20, { attemptNo: 2, attemptId: 'again', standsFor: 1 });
  const third = submitted('an', 40, { attemptNo: 3, attemptId: 'third' });

  it.each(['best', 'first', 'last'] as const)(
    'the new attempt counts, not the better one that was cut short (%s)',
    (counts) => {
      expect(officialOutcome([cutShort, again], rules(counts))?.attemptId).toBe('again');
      expect(officialOutcome([cutShort], rules(counts))).toBeUndefined();
    }
  );

  it.each([
    ['best', 'third'],
    ['first', 'again'],
    ['last', 'third']
  ] as const)('it has the place of the one it stands for (%s)', (counts, attemptId) => {
    const late = { ...again, attemptNo: 4 };
    expect(officialOutcome([cutShort, third, late], rules(counts))?.attemptId).toBe(attemptId);
  });
});

it('gives one entry to each who handed in, and none to the others', () => {
  const list = officialEntries(
    [registration('an'), registration('binh'), registration('chi')],
    [fair, best, running('binh'), submitted('chi', 0)],
    rules('best')
  );
  expect(list.map((one) => [one.registration.id, one.score])).toEqual([
    ['an', 5600],
    ['chi', 0]
  ]);
});
