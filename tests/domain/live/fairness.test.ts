import { describe, expect, it } from 'vitest';
import { randomFrom, type Random } from '#lib/domain/core/random.ts';
import { SECOND } from '#lib/domain/core/time.ts';
import { decide } from '#lib/domain/live/decide.ts';
import { evolve } from '#lib/domain/live/evolve.ts';
import { latencyFrom } from '#lib/domain/live/latency.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import type { RaceRules } from '#lib/domain/live/programme.ts';
import { segmentPhase } from '#lib/domain/live/stage.ts';
import type { ShowState } from '#lib/domain/live/state.ts';
import { begun, points, programmeOf } from './finals.ts';

const buzzer: SegmentPreset = {
  kind: 'buzzer',
  name: 'Bấm chuông',
  slots: [slot(1)],
  pressMs: 15 * SECOND,
  answerMs: 5 * SECOND,
  right: points(10),
  wrong: 0,
  early: { kind: 'ignored' },
  afterWrong: { kind: 'none' },
  locksNext: false
};
const WINDOWS = 3000;
/** How far a fair coin strays in 99 of 100 such series: χ² with p > 0.01 (F51), as a share. */
const TOLERANCE = (2.576 * 0.5) / Math.sqrt(WINDOWS);

/** A device: when it presses, how long its packets take, what the server has measured of it. */
type Device = { id: string; pressedAt: number; tripMs: number; measuredMs: number };

const race = (over: Partial<RaceRules> = {}): RaceRules => ({
  latencyBoundMs: 200,
  tieWindowMs: 10,
  tie: 'lot',
  ...over
});

/** A window that is open, made once: each simulated race begins from the same state. */
const openWindow = (rules: RaceRules): { state: ShowState; openedAt: number } => {
  const final = begun(programmeOf([buzzer], { race: rules }));
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
  return { state: final.state, openedAt: final.now };
};

/** Presses reach the server in the order of their arrival; the room's timer settles the race. */
function winner(
  { state, openedAt }: ReturnType<typeof openWindow>,
  devices: Device[],
  seed: string
) {
  const slowestMs = Math.max(...devices.map(({ measuredMs }) => measuredMs));
  const arrivals = devices
    .map((device) => ({ ...device, at: openedAt + device.pressedAt + device.tripMs }))
    .sort((left, right) => left.at - right.at);
  let now = state;
  const take = (command: Omit<Parameters<typeof decide>[1], 'seed' | 'expected'>) => {
    const decision = decide(now, { ...command, seed, expected: null });
    if (decision.ok) for (const event of decision.value) now = evolve(now, event);
  };
  for (const { id, at, measuredMs } of arrivals) {
    settleBefore(at);
    take({
      id: `press-${id}`,
      at,
      by: { role: 'team', id, latencyMs: measuredMs, slowestMs },
      intent: { type: 'team:press', windowId: 3 }
    });
  }
  settleBefore(Infinity);
  const run = segmentPhase(now.show)?.run;
  return run?.step === 'answering' ? run.teamId : null;

  function settleBefore(at: number): void {
    const run = segmentPhase(now.show)?.run;
    if (run?.step !== 'collecting') return;
    const deadline = Math.min(...run.presses.map((press) => press.settleAt));
    if (deadline >= at) return;
    take({
      id: 'time-up',
      at: deadline,
      by: { role: 'room', id: 'room' },
      intent: { type: 'room:time-up', deadline }
    });
  }
}

/** Shares of the windows that each device wins. */
function shares(rules: RaceRules, devicesOf: (random: Random) => Device[]): Record<string, number> {
  const window = openWindow(rules);
  const random = randomFrom('0123456789abcdef0123456789abcdef');
  const wins: Record<string, number> = {};
  for (let turn = 0; turn < WINDOWS; turn += 1) {
    const seed = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
    const id = winner(window, devicesOf(random), seed);
    if (id !== null) wins[id] = (wins[id] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(wins).map(([id, count]) => [id, count / WINDOWS]));
}

const jitter = (random: Random, most: number): number => random.below(2 * most + 1) - most;

/** A device whose one-way trip is this on average, measured from nine round trips with jitter. */
const device = (id: string, tripMs: number, random: Random, pressedAt: number): Device => ({
  id,
  pressedAt,
  tripMs: tripMs + jitter(random, 2),
  measuredMs: latencyFrom(
    Array.from({ length: 9 }, () => 2 * tripMs + jitter(random, 2) + jitter(random, 2))
  )
});
const nearAndFar = (random: Random): Device[] => {
  const pressedAt = 300 + random.below(1000);
  return [device('an', 5, random, pressedAt), device('binh', 150, random, pressedAt)];
};

describe('two teams with 5 ms and 150 ms that press at the same true time', () => {
  it.each([
    ['lots within the tie window', 10],
    ['corrected times alone', 0]
  ])('win equally often by %s', (_name, tieWindowMs) => {
    const won = shares(race({ tieWindowMs }), nearAndFar);
    expect(won.an).toBeGreaterThan(0.5 - TOLERANCE);
    expect(won.an).toBeLessThan(0.5 + TOLERANCE);
    expect((won.an ?? 0) + (won.binh ?? 0)).toBeCloseTo(1);
  });

  it('would not without the correction: the control that shows this test has teeth', () => {
    expect(shares(race({ latencyBoundMs: 0 }), nearAndFar)).toEqual({ an: 1 });
  });

  it('lose to the one that truly pressed first, beyond the tie window', () => {
    const later = (random: Random): Device[] => [
      device('an', 5, random, 320),
      device('binh', 150, random, 300)
    ];
    expect(shares(race(), later)).toEqual({ binh: 1 });
  });
});

describe('a device with more latency than the bound', () => {
  it('is helped up to the bound and no further', () => {
    const beyond = (random: Random): Device[] => [
      device('an', 5, random, 300),
      { id: 'binh', pressedAt: 300, tripMs: 400, measuredMs: 400 }
    ];
    expect(shares(race(), beyond)).toEqual({ an: 1 });
  });
});

describe('a device that says it is slower than measured', () => {
  it('gains nothing: the engine has no place for what a device says', () => {
    const window = openWindow(race());
    const press = (extra: object) =>
      decide(window.state, {
        id: 'press',
        at: window.openedAt + 500,
        seed: '0'.repeat(32),
        expected: null,
        by: { role: 'team', id: 'an', latencyMs: 5, slowestMs: 150 },
        intent: { type: 'team:press', windowId: 3, ...extra }
      });
    expect(press({ latencyMs: 150, at: window.openedAt, correctedAt: 0 })).toEqual(press({}));
    expect(press({})).toMatchObject({
      value: [{ press: { rawAt: window.openedAt + 500, correctedAt: window.openedAt + 495 } }]
    });
  });
});

describe('measured latency', () => {
  it.each([
    [[], 0],
    [[10], 5],
    [[10, 10, 900], 5],
    [[10, 12, 14, 16], 6],
    [[900, 900, 900, 900, 900, 900, 900, 900, 900, 10, 10, 10, 10, 10], 5]
  ])('of round trips %j is %i ms', (roundTrips, expected) => {
    expect(latencyFrom(roundTrips)).toBe(expected);
  });
});

describe('a decision', () => {
  it('waits for the slowest device and the tie window, not for the whole bound (Q10)', () => {
    const final = begun(programmeOf([buzzer], { race: race() }));
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.wait(1000);
    final.press('an', 5, 20);
    final.wait(24);
    expect(final.step).toBe('collecting');
    final.wait(1);
    expect(final.answering).toBe('an');
  });

  it('is the host’s where the rules say so, with both times of each press', () => {
    const final = begun(programmeOf([buzzer], { race: race({ tie: 'host' }) }));
    final.host('host:ready-question', { questionId: null });
    final.host('host:open');
    final.wait(1000);
    final.press('an', 5, 150);
    final.wait(140);
    final.press('binh', 150, 150);
    final.wait(200);
    expect(final.step).toBe('contested');
    expect(final.refusedHost({ type: 'host:grant', teamId: 'chi' })).toBe('not-taking-part');
    final.host('host:grant', { teamId: 'binh' });
    expect(final.answering).toBe('binh');
  });

  it('of a press and the end in the same tick falls by sequence (L12)', () => {
    const before = openWindow(race({ latencyBoundMs: 0, tieWindowMs: 0 }));
    const end = before.openedAt + 15 * SECOND;
    const press = {
      id: 'press',
      at: end,
      seed: '0'.repeat(32),
      expected: null,
      by: { role: 'team', id: 'an', latencyMs: 0, slowestMs: 0 },
      intent: { type: 'team:press', windowId: 3 }
    } as const;
    const timeUp = {
      ...press,
      id: 'time-up',
      by: { role: 'room', id: 'room' },
      intent: { type: 'room:time-up', deadline: end }
    } as const;
    const run = (commands: readonly Parameters<typeof decide>[1][]) => {
      let state = before.state;
      for (const command of commands) {
        const decision = decide(state, command);
        if (decision.ok) for (const event of decision.value) state = evolve(state, event);
      }
      return segmentPhase(state.show)?.run.step;
    };
    expect(run([press, timeUp])).toBe('answering');
    expect(run([timeUp, press])).toBe('closed');
  });
});
