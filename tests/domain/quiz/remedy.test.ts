import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { elapsedMs, endOf, type Attempt } from '#lib/domain/quiz/attempt.ts';
import {
  leftOutOf,
  REMEDIES,
  reopened,
  reopens,
  STANDINGS,
  STANDINGS_OF,
  standingOf,
  type Candidate
} from '#lib/domain/quiz/remedy.ts';
import {
  hasSecond,
  isSamePerson,
  mayDecide,
  standsNow,
  type Somebody
} from '#lib/domain/quiz/second-person.ts';
import { decideStart, usedUp, type StartPermit } from '#lib/domain/quiz/start.ts';
import { attempt, EIGHT } from './attempts.ts';

const END = EIGHT + 30 * MINUTE;
const closed = (over: Partial<Attempt> = {}): Attempt =>
  attempt({
    state: 'submitted',
    submittedAt: END + 1,
    submitReason: 'timeout',
    receiptCode: 'AAAA-CCCC-DDDD',
    ...over
  });

describe('a paper that goes on', () => {
  it('has the minutes that were asked for, from now on', () => {
    const now = END + HOUR;
    const again = reopened(closed(), now, 12 * MINUTE);
    expect(again).toMatchObject({ state: 'open', submittedAt: null, receiptCode: null });
    expect(endOf(again)).toBe(now + 12 * MINUTE);
    expect(elapsedMs(again, now + 12 * MINUTE)).toBe(42 * MINUTE);
  });

  it('keeps the rest of its time when it was handed in too early', () => {
    const now = EIGHT + 6 * MINUTE;
    const early = closed({ submittedAt: EIGHT + 5 * MINUTE, submitReason: 'user' });
    const again = reopened(early, now, 10 * MINUTE);
    expect(endOf(again)).toBe(END);
    expect(elapsedMs(again, END)).toBe(29 * MINUTE);
  });

  it('never has less time than before, nor less than was asked for; a pause is no work', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: HOUR }),
        fc.nat({ max: HOUR }),
        fc.array(fc.record({ pause: fc.nat({ max: HOUR }), granted: fc.nat({ max: HOUR }) }), {
          minLength: 1,
          maxLength: 4
        }),
        (extraMs, worked, helps) => {
          let at = EIGHT + worked;
          let now = attempt({ extraMs });
          let working = Math.min(at, endOf(now)) - EIGHT;
          for (const { pause, granted } of helps) {
            const before: Attempt = {
              ...now,
              state: 'submitted',
              submittedAt: at,
              submitReason: 'timeout'
            };
            expect(elapsedMs(before, at)).toBe(working);
            at += pause;
            now = reopened(before, at, granted);
            expect(endOf(now)).toBeGreaterThanOrEqual(at + granted);
            expect(endOf(now)).toBeGreaterThanOrEqual(endOf(before));
            expect(now).toMatchObject({
              id: before.id,
              startedAt: before.startedAt,
              attemptNo: before.attemptNo,
              extraMs: before.extraMs,
              holder: before.holder
            });
            at += granted;
            working += granted;
          }
        }
      )
    );
  });
});

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  registrationId: 'an',
  attempt: {
    id: 'one',
    attemptNo: 1,
    state: 'submitted',
    submitReason: 'timeout',
    keysShownAt: null
  },
  worksElsewhere: false,
  isAskedFor: false,
  mayStart: false,
  sessionId: 'ca-1',
  ...over
});
const running = candidate({
  attempt: { id: 'one', attemptNo: 1, state: 'open', submitReason: null, keysShownAt: null }
});
const absent = candidate({ attempt: null });
const byHand = candidate({
  attempt: { id: 'one', attemptNo: 1, state: 'submitted', submitReason: 'user', keysShownAt: null }
});
const sawKeys = candidate({
  attempt: { ...byHand.attempt!, keysShownAt: EIGHT }
});

describe('who is helped', () => {
  it.each([
    ['extra-time', running, null],
    ['extra-time', candidate(), 'closed'],
    ['extra-time', absent, 'not-started'],
    ['go-on', running, 'still-open'],
    ['go-on', candidate(), null],
    ['go-on', byHand, null],
    ['go-on', absent, 'not-started'],
    ['go-on', sawKeys, 'saw-keys'],
    ['new-attempt', running, 'still-open'],
    ['new-attempt', candidate(), null],
    ['new-attempt', absent, null],
    ['new-attempt', candidate({ worksElsewhere: true }), 'works-elsewhere'],
    ['new-attempt', candidate({ isAskedFor: true }), 'already-asked'],
    ['go-on', candidate({ mayStart: true }), 'may-start-already'],
    ['new-attempt', candidate({ mayStart: true }), 'may-start-already'],
    ['new-attempt', candidate({ attempt: null, sessionId: null }), 'no-session']
  ] as const)('%s: %#', (kind, who, why) => {
    expect(leftOutOf(kind, who, STANDINGS)).toBe(why);
  });

  it('adds time although somebody works on another attempt or waits for an answer', () => {
    for (const over of [{ worksElsewhere: true }, { isAskedFor: true }, { mayStart: true }]) {
      expect(leftOutOf('extra-time', { ...running, ...over }, STANDINGS)).toBeNull();
    }
  });

  it('asks a second person for what opens a paper again, and for nothing else', () => {
    expect(REMEDIES.map(reopens)).toEqual([false, true, true]);
  });

  it('tells who handed in from whom the time ran out on', () => {
    const people = [absent, running, byHand, candidate()];
    expect(people.map(standingOf)).toEqual(['not-started', 'open', 'handed-in', 'timed-out']);
  });

  it('leaves out who stands where no help was asked for', () => {
    expect(leftOutOf('go-on', byHand, ['timed-out'])).toBe('not-chosen');
    for (const kind of REMEDIES) {
      for (const who of [running, candidate(), byHand, absent]) {
        const isHelped = leftOutOf(kind, who, STANDINGS) === null;
        expect(isHelped).toBe(STANDINGS_OF[kind].includes(standingOf(who)));
      }
    }
  });
});

const lan: Somebody = { accountId: 'lan', personId: null };
const minh: Somebody = { accountId: 'minh', personId: 'p-minh' };
const minhAgain: Somebody = { accountId: 'minh-2', personId: 'p-minh' };
const request = { state: 'waiting', askedBy: lan, expiresAt: EIGHT + HOUR } as const;

describe('the second person', () => {
  it.each([
    ['another account', request, minh, EIGHT, null],
    ['who asked, in another window', request, lan, EIGHT, 'own-request'],
    [
      'another account of who asked',
      { ...request, askedBy: minh },
      minhAgain,
      EIGHT,
      'own-request'
    ],
    ['too late', request, minh, EIGHT + HOUR, 'expired'],
    ['a second time', { ...request, state: 'done' }, minh, EIGHT, 'not-waiting'],
    ['after it was taken back', { ...request, state: 'withdrawn' }, minh, EIGHT, 'not-waiting']
  ] as const)('%s', (_, asked, by, now, refusal) => {
    const decision = mayDecide(asked, by, now);
    expect(decision.ok ? null : decision.refusal).toBe(refusal);
  });

  it('is somebody else with an account, or there is none', () => {
    expect(hasSecond(lan, [lan])).toBe(false);
    expect(hasSecond(minh, [minh, minhAgain])).toBe(false);
    expect(hasSecond(lan, [lan, minh])).toBe(true);
    expect(isSamePerson(lan, { accountId: 'hoa', personId: null })).toBe(false);
    expect(isSamePerson(minh, { accountId: 'hoa', personId: 'p-hoa' })).toBe(false);
    expect(standsNow(request, EIGHT + HOUR - 1)).toBe('waiting');
    expect(standsNow(request, EIGHT + HOUR)).toBe('expired');
    expect(standsNow({ ...request, state: 'done' }, EIGHT + HOUR)).toBe('done');
  });
});

const rules = { attempts: { max: 1, counts: 'best' } } as Parameters<typeof decideStart>[2];
const session = {
  id: 'ca-1',
  roundId: 'round-1',
  name: 'Ca 1',
  opensAt: EIGHT,
  closesAt: EIGHT + HOUR,
  unitIds: []
};
const permit: StartPermit = {
  remedyId: 'remedy',
  until: EIGHT + 3 * HOUR,
  sessionId: 'ca-1',
  replacesId: 'attempt-an'
};

describe('a start that organizers allow', () => {
  it('holds when the session is over and all attempts are used, until its last moment', () => {
    const begin = { ok: true, value: { kind: 'begin', attemptNo: 2, permit } };
    expect(decideStart(session, [closed()], rules, permit.until, permit)).toEqual(begin);
    expect(decideStart(undefined, [closed()], rules, permit.until, permit)).toEqual(begin);
    expect(decideStart(session, [closed()], rules, permit.until + 1, permit)).toEqual({
      ok: false,
      refusal: 'no-attempt-left'
    });
  });

  it('does not use up an attempt of the rules: what gave way is none', () => {
    const gaveWay = closed({ cutShortAt: END + HOUR });
    const again = closed({ id: 'two', attemptNo: 2, standsFor: 1 });
    expect(usedUp([gaveWay])).toBe(0);
    expect(usedUp([gaveWay, again])).toBe(1);
    expect(decideStart(session, [gaveWay, again], rules, EIGHT)).toEqual({
      ok: false,
      refusal: 'no-attempt-left'
    });
  });
});
