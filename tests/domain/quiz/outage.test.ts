import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { endOf, lastSaveAt } from '#lib/domain/quiz/attempt.ts';
import { isHit, LATE_MS, lostMs, mayBeLate, waitedMs } from '#lib/domain/quiz/outage.ts';
import { attempt, EIGHT } from './attempts.ts';

const END = EIGHT + 30 * MINUTE;
const gap = (from: number, to: number) => ({ beganAt: EIGHT + from, endedAt: EIGHT + to });
const LAST = lastSaveAt(attempt());
const stallAt = (beganAt: number, forMs: number) => ({ beganAt, endedAt: beganAt + forMs });

describe('an outage', () => {
  it.each([
    ['inside the running time', 10, 15, true, 5],
    ['over the start', -5, 5, true, 5],
    ['over the end', 25, 45, true, 5],
    ['over all of it', -10, 60, true, 30],
    ['before the start', -10, 0, false, 0],
    ['after the end', 31, 40, false, 0]
  ])('%s', (_name, from, to, hit, lost) => {
    const one = gap(from * MINUTE, to * MINUTE);
    expect(isHit(attempt(), one)).toBe(hit);
    expect(lostMs(attempt(), one)).toBe(lost * MINUTE);
  });

  it('hits a paper in its grace, which loses no time by it', () => {
    const one = gap(30 * MINUTE + SECOND, 35 * MINUTE);
    expect(isHit(attempt(), one)).toBe(true);
    expect(lostMs(attempt(), one)).toBe(0);
  });

  it('hits a paper at its very last moment, and not one instant after it', () => {
    const last = lastSaveAt(attempt()) - EIGHT;
    expect(isHit(attempt(), gap(last, last + MINUTE))).toBe(true);
    expect(isHit(attempt(), gap(last + 1, last + MINUTE))).toBe(false);
  });

  it('does not hit a paper that is handed in, which has waited for nothing', () => {
    const done = attempt({ state: 'submitted' });
    expect(isHit(done, gap(10 * MINUTE, 15 * MINUTE))).toBe(false);
    expect(waitedMs(done, END + MINUTE)).toBe(0);
    expect(waitedMs(attempt(), END + MINUTE)).toBe(MINUTE);
  });

  it('with credit leaves as much time as it took, whenever that is decided', () => {
    const span = fc.nat(60 * MINUTE);
    fc.assert(
      fc.property(span, span, span, (from, length, until) => {
        const [one, own] = [gap(from, from + length), attempt()];
        fc.pre(isHit(own, one));
        const decidedAt = one.endedAt + until;
        const lost = lostMs(own, one);
        const credited = attempt({ creditMs: lost + waitedMs(own, decidedAt) });
        const leftBefore = Math.max(0, endOf(own) - decidedAt);
        expect(endOf(credited) - decidedAt).toBe(leftBefore + lost);
      })
    );
  });
});

describe('what comes late', () => {
  const stall = { beganAt: END - MINUTE, endedAt: END + MINUTE };
  it.each([
    ['within the first seconds after', stall, stall.endedAt + LATE_MS, true],
    ['later', stall, stall.endedAt + LATE_MS + 1, false],
    ['after an outage long before the end', gap(0, MINUTE), END + 10 * SECOND, false],
    [
      'when much lay unread, though the outage ended before the end',
      { beganAt: END - MINUTE, endedAt: END },
      END + LATE_MS,
      true
    ],
    ['after an outage that began after the last moment', gap(31 * MINUTE, 32 * MINUTE), END, false],
    ['when the outage began at the last moment', stallAt(LAST, MINUTE), LAST + MINUTE, true],
    ['when it began one instant after', stallAt(LAST + 1, MINUTE), LAST + MINUTE, false],
    ['when much lay unread until the last moment', stallAt(LAST - LATE_MS, 0), LAST, true],
    ['when that was read before the last moment', stallAt(LAST - LATE_MS - 1, 0), LAST - 1, false]
  ])('%s', (_name, one, receivedAt, expected) => {
    expect(mayBeLate(attempt(), [one], receivedAt)).toBe(expected);
    const others = [gap(0, MINUTE), one, gap(40 * MINUTE, 41 * MINUTE)];
    expect(mayBeLate(attempt(), others, receivedAt)).toBe(expected);
  });

  it('counts at least five seconds after a stall', () => {
    expect(LATE_MS).toBeGreaterThanOrEqual(5 * SECOND);
    expect(lastSaveAt(attempt())).toBe(END + 5 * SECOND);
  });
});
