import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import { stepSeq } from '#lib/domain/live/decide.ts';
import type { Intent } from '#lib/domain/live/command.ts';
import type { SegmentPreset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { begun, playing, points, programmeOf, RIGHT, type Final } from './finals.ts';

const host = { role: 'host', id: 'mc' } as const;
const simultaneous: SegmentPreset = {
  kind: 'simultaneous',
  name: 'Trắc nghiệm',
  slots: [slot(3)],
  answerMs: 10 * SECOND,
  right: points(10),
  wrong: 0,
  blank: 0,
  elimination: false
};
const opened = (): Final => {
  const final = begun(programmeOf([simultaneous]));
  final.host('host:ready-question', { questionId: null });
  final.host('host:open');
  return final;
};

describe('a repeated command', () => {
  it('has no second effect and is accepted again (L6, R2)', () => {
    const final = begun(programmeOf([simultaneous]));
    const intent: Intent = { type: 'host:adjust', teamId: 'an', points: 100, reason: 'thử' };
    expect(final.send(host, intent, { id: 'same' })).toMatchObject({ ok: true });
    const before = final.state;
    expect(final.send(host, intent, { id: 'same' })).toEqual({ ok: true, value: [] });
    expect(final.state).toBe(before);
  });

  it('is answered before anything else, also when its step has passed', () => {
    const final = opened();
    final.send(host, { type: 'host:close' }, { id: 'same', expected: stepSeq(final.state) });
    expect(final.send(host, { type: 'host:close' }, { id: 'same', expected: 1 })).toEqual({
      ok: true,
      value: []
    });
  });

  it('of somebody else is refused (F33)', () => {
    const final = opened();
    const intent: Intent = { type: 'team:answer', windowId: final.windowId(), answer: RIGHT };
    const an = { role: 'team', id: 'an', latencyMs: 0, slowestMs: 0 } as const;
    final.send(an, intent, { id: 'captured' });
    expect(final.send({ ...an, id: 'binh' }, intent, { id: 'captured' })).toEqual({
      ok: false,
      refusal: 'not-allowed'
    });
  });
});

describe('the expected step', () => {
  it('refuses a second click on an older picture (L7, F52)', () => {
    const final = opened();
    const expected = stepSeq(final.state);
    expect(final.send(host, { type: 'host:close' }, { expected }).ok).toBe(true);
    const before = final.state;
    expect(final.send(host, { type: 'host:reveal' }, { expected })).toEqual({
      ok: false,
      refusal: 'stale'
    });
    expect(final.state).toBe(before);
  });

  it('is not moved by answers and counts that pour in', () => {
    const final = opened();
    const expected = stepSeq(final.state);
    final.answer('an', RIGHT);
    expect(final.send(host, { type: 'host:close' }, { expected }).ok).toBe(true);
  });
});

describe('who may send what', () => {
  it.each([
    [{ role: 'team', id: 'an', latencyMs: 0, slowestMs: 0 }, { type: 'host:close' }],
    [
      { role: 'team', id: 'an', latencyMs: 0, slowestMs: 0 },
      { type: 'room:time-up', deadline: 0 }
    ],
    [host, { type: 'team:press', windowId: 1 }],
    [host, { type: 'room:audience', windowId: 1, counts: [] }],
    [{ role: 'room', id: 'room' }, { type: 'host:close' }]
  ] as const)('is in the wire name: %o may not %o', (by, intent) => {
    expect(opened().send(by, intent)).toEqual({ ok: false, refusal: 'not-allowed' });
  });
});

describe('each step', () => {
  const COMMANDS: Intent[] = [
    { type: 'host:start-show' },
    { type: 'host:start-segment', segmentId: 'phan-1', teamIds: null },
    { type: 'host:ready-question', questionId: null },
    { type: 'host:show-question' },
    { type: 'host:hide-question' },
    { type: 'host:open' },
    { type: 'host:close' },
    { type: 'host:reveal' },
    { type: 'host:next' },
    { type: 'host:end-segment' },
    { type: 'host:end-show' },
    { type: 'host:pause' },
    { type: 'host:resume' },
    { type: 'host:judge', isRight: true },
    { type: 'host:pass' },
    { type: 'host:grant', teamId: 'an' },
    { type: 'host:award', points: 0 },
    { type: 'host:start-performance' },
    { type: 'host:end-performance' },
    { type: 'host:give-turn', teamId: 'an' },
    { type: 'host:choose-package', value: 1000 },
    { type: 'host:place-star' },
    { type: 'host:rule-answer', teamId: 'an', isRight: true }
  ];
  const steps: [string, readonly Intent['type'][], (final: Final) => void][] = [
    ['waiting', ['host:start-show'], () => {}],
    ['interval', ['host:start-segment', 'host:end-show'], (final) => final.host('host:start-show')],
    [
      'idle',
      ['host:ready-question', 'host:end-segment'],
      (final) => final.host('host:start-segment', { segmentId: 'phan-1', teamIds: null })
    ],
    [
      'ready',
      ['host:show-question', 'host:open'],
      (final) => final.host('host:ready-question', { questionId: null })
    ],
    ['ready', ['host:hide-question', 'host:open'], (final) => final.host('host:show-question')],
    [
      'open',
      ['host:hide-question', 'host:close', 'host:pause'],
      (final) => final.host('host:open')
    ],
    [
      'open',
      ['host:hide-question', 'host:close', 'host:resume'],
      (final) => final.host('host:pause')
    ],
    ['closed', ['host:hide-question', 'host:reveal'], (final) => final.host('host:close')],
    ['revealed', ['host:next'], (final) => final.host('host:reveal')]
  ];

  it('takes its own commands and refuses all others without an event (L3)', () => {
    const final = playing(programmeOf([simultaneous]));
    for (const [step, allowed, lead] of steps) {
      lead(final);
      expect(final.step).toBe(step);
      for (const intent of COMMANDS) {
        const trial = playing(programmeOf([simultaneous]));
        replayInto(trial, final);
        const before = trial.state.log.length;
        const isAccepted = trial.send(host, intent).ok;
        expect([step, intent.type, isAccepted]).toEqual([
          step,
          intent.type,
          allowed.includes(intent.type)
        ]);
        expect(trial.state.log.length > before).toBe(isAccepted);
      }
    }
  });

  /** Brings a fresh final to the same point by the same commands. */
  function replayInto(trial: Final, { state }: Final): void {
    for (const event of state.log) {
      const intent = COMMANDS.find((one) => NAMES[one.type] === event.type);
      if (intent) trial.send(host, intent);
    }
  }
  const NAMES: Partial<Record<Intent['type'], string>> = {
    'host:start-show': 'show-started',
    'host:start-segment': 'segment-started',
    'host:ready-question': 'question-readied',
    'host:show-question': 'question-shown',
    'host:open': 'answers-opened',
    'host:pause': 'clock-paused',
    'host:close': 'question-closed',
    'host:reveal': 'question-revealed'
  };
});
