import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import type { RoundRules } from '#lib/domain/contest/rules.ts';
import {
  type Attempt,
  deadlineFor,
  elapsedMs,
  endOf,
  isOverdue,
  lastSaveAt
} from '#lib/domain/quiz/attempt.ts';
import { mayReview } from '#lib/domain/quiz/review.ts';
import { decideStart } from '#lib/domain/quiz/start.ts';
import { attempt, EIGHT } from './attempts.ts';

describe('the deadline', () => {
  it.each([
    ['the personal timer inside the window', EIGHT, EIGHT + 30 * MINUTE],
    ['the close of the window for a late start', EIGHT + 220 * MINUTE, EIGHT + 240 * MINUTE]
  ])('is %s', (_name, startedAt, expected) => {
    expect(deadlineFor(startedAt, 30 * MINUTE, EIGHT + 240 * MINUTE)).toBe(expected);
  });

  it('moves with extra time; min(start + duration + extra, close + extra) (PRODUCT 4)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (duration, window, extra) => {
        const deadlineAt = deadlineFor(EIGHT, duration, EIGHT + window);
        expect(endOf({ deadlineAt, extraMs: extra, creditMs: 0 })).toBe(
          Math.min(EIGHT + duration + extra, EIGHT + window + extra)
        );
      })
    );
  });

  it('makes an attempt overdue only after the grace', () => {
    const running = attempt();
    expect(isOverdue(running, lastSaveAt(running))).toBe(false);
    expect(isOverdue(running, lastSaveAt(running) + 1)).toBe(true);
    expect(isOverdue(attempt({ state: 'submitted' }), EIGHT * 2)).toBe(false);
  });

  it('bounds the working time', () => {
    expect(elapsedMs(attempt(), EIGHT + 90 * SECOND)).toBe(90 * SECOND);
    expect(elapsedMs(attempt(), EIGHT + 31 * MINUTE)).toBe(30 * MINUTE);
    expect(elapsedMs(attempt({ extraMs: MINUTE }), EIGHT + 40 * MINUTE)).toBe(31 * MINUTE);
  });

  it.each([
    ['handed in before the end', 5 * MINUTE, 20 * MINUTE, 15 * MINUTE],
    ['used up', 5 * MINUTE, 40 * MINUTE, 30 * MINUTE],
    ['with a clock set back', -60 * MINUTE, -45 * MINUTE, 15 * MINUTE]
  ])('does not count credit: %s (K7)', (_name, creditMs, after, expected) => {
    expect(elapsedMs(attempt({ creditMs }), EIGHT + after)).toBe(expected);
  });
});

const session = {
  id: 'session-1',
  roundId: 'round-1',
  name: 'Ca 1',
  opensAt: EIGHT,
  closesAt: EIGHT + 240 * MINUTE,
  unitIds: []
};
const rules = { attempts: { max: 1, counts: 'best' } } as unknown as RoundRules;

describe('starting', () => {
  it.each([
    ['before the session opens', [], EIGHT - 1, { refusal: 'session-not-open' }],
    ['when it opens', [], EIGHT, { value: { kind: 'begin', attemptNo: 1 } }],
    [
      'just before it closes',
      [],
      EIGHT + 240 * MINUTE - 1,
      { value: { kind: 'begin', attemptNo: 1 } }
    ],
    ['when it closes', [], EIGHT + 240 * MINUTE, { refusal: 'session-closed' }],
    [
      'again after handing in',
      [attempt({ state: 'submitted' })],
      EIGHT + MINUTE,
      { refusal: 'no-attempt-left' }
    ],
    [
      'with an attempt that runs, also after the session closed',
      [attempt()],
      EIGHT + 241 * MINUTE,
      { value: { kind: 'continue', attempt: attempt() } }
    ]
  ])('%s', (_name, attempts, now, expected) => {
    expect(decideStart(session, attempts, rules, now)).toMatchObject(expected);
  });

  it('is refused while the clock is in doubt, but going on is not', () => {
    const start = (own: Attempt[]) => decideStart(session, own, rules, EIGHT, null, true);
    expect(start([])).toMatchObject({ refusal: 'clock-in-doubt' });
    expect(start([attempt()])).toMatchObject({ value: { kind: 'continue' } });
  });

  it('needs a session', () => {
    expect(decideStart(undefined, [], rules, EIGHT)).toEqual({ ok: false, refusal: 'no-session' });
  });
});

describe('the review', () => {
  it.each([
    ['submit', false, true],
    ['close', false, false],
    ['close', true, true],
    ['never', true, false]
  ] as const)('at "%s" with the round over: %s', (moment, isOver, expected) => {
    expect(mayReview(moment, isOver)).toBe(expected);
  });
});
