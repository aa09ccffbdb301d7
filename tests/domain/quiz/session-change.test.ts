import { describe, expect, it } from 'vitest';
import { MINUTE } from '#lib/domain/core/time.ts';
import type { Attempt } from '#lib/domain/quiz/attempt.ts';
import { closedByEnd, goesBeyond, prolonged } from '#lib/domain/quiz/session-change.ts';
import { attempt, EIGHT } from './attempts.ts';

const THIRTY = 30 * MINUTE;
/** Began at eight in a session that ends at twenty past. */
const cut = (over: Partial<Attempt> = {}): Attempt =>
  attempt({ deadlineAt: EIGHT + 20 * MINUTE, ...over });

describe('a running paper whose session is to end later', () => {
  it.each([
    ['gets the rest of its own time', cut(), EIGHT + 60 * MINUTE, EIGHT + THIRTY],
    ['gets as much as the new end lets it', cut(), EIGHT + 25 * MINUTE, EIGHT + 25 * MINUTE],
    ['gets nothing where the end stays', cut(), EIGHT + 20 * MINUTE, null],
    ['gets a minute where there is one', cut(), EIGHT + 21 * MINUTE, EIGHT + 21 * MINUTE],
    ['loses nothing to an earlier end', cut(), EIGHT + 10 * MINUTE, null],
    ['has all its time already', attempt(), EIGHT + 60 * MINUTE, null],
    ['keeps its own end after it was reopened', cut({ pausedMs: 1 }), EIGHT + 60 * MINUTE, null],
    ['is closed already', cut({ state: 'submitted' }), EIGHT + 60 * MINUTE, null]
  ])('%s', (_name, paper, closesAt, expected) => {
    expect(prolonged(paper, THIRTY, closesAt)).toBe(expected);
  });
});

describe('a paper that the end of its session closed', () => {
  const closed = (over: Partial<Attempt> = {}): Attempt =>
    cut({ state: 'submitted', submitReason: 'timeout', ...over });

  it.each<[string, Attempt, boolean]>([
    ['had time of its own left', closed(), true],
    ['had one thousandth left', closed({ deadlineAt: EIGHT + THIRTY - 1 }), true],
    ['had used all its time', closed({ deadlineAt: EIGHT + THIRTY }), false],
    ['was handed in by hand', closed({ submitReason: 'user' }), false],
    ['still runs', cut({ submitReason: 'timeout' }), false],
    ['had been reopened', closed({ pausedMs: 1 }), false],
    ['is replaced by a new attempt', closed({ cutShortAt: EIGHT }), false]
  ])('%s', (_name, paper, expected) => {
    expect(closedByEnd(paper, THIRTY)).toBe(expected);
  });
});

describe('a paper beyond the new end of its session', () => {
  it.each<[string, Attempt, number, boolean]>([
    ['ends later', attempt(), EIGHT + THIRTY - 1, true],
    ['ends with it', attempt(), EIGHT + THIRTY, false],
    ['has extra time', attempt({ extraMs: MINUTE }), EIGHT + THIRTY, true],
    ['is closed', attempt({ state: 'submitted' }), EIGHT, false]
  ])('%s', (_name, paper, closesAt, expected) => {
    expect(goesBeyond(paper, closesAt)).toBe(expected);
  });
});
