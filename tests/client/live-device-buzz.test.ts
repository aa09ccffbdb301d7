import { describe, expect, test } from 'vitest';
import {
  buzzerState,
  isBuzzerKey,
  isPressSent,
  pressHeard,
  type LocalPress
} from '#lib/client/live/device-buzz.ts';
import { calibrationState } from '#lib/client/live/device-calibration.ts';

const moment = { epoch: 'show', windowId: 7, seq: 9 };
const press = (parts: Partial<LocalPress> = {}): LocalPress => ({
  epoch: 'show',
  windowId: 7,
  isInRace: true,
  pressedAt: 1000,
  said: 'nothing-yet',
  ...parts
});
const refused = (refusal: 'too-early' | 'already-pressed' | 'time-over') => ({ refusal });

describe('a press is sent', () => {
  test.each([
    ['the first in a race', 'live', null, 2000, true],
    ['not the second tap of a double one', 'live', press(), 1050, false],
    ['not again while the first is under way', 'live', press(), 1500, false],
    ['again when nobody heard the first', 'live', press({ said: 'unheard' }), 1500, true],
    ['again after a refusal', 'live', press({ said: refused('time-over') }), 1500, true],
    ['in the race after one before it', 'live', press({ isInRace: false }), 1500, true],
    ['not bounced into the race', 'live', press({ isInRace: false }), 1050, false],
    ['in the next race', 'live', press({ windowId: 6 }), 1001, true],
    ['in the show after a rehearsal', 'live', press({ epoch: 'rehearsal-1' }), 1001, true],
    ['before the opening: the server knows', 'early', press({ isInRace: false }), 1500, true],
    ['not when it has pressed', 'pressed', null, 2000, false],
    ['not when it is locked out', 'locked', null, 2000, false],
    ['not while the clock stands', 'paused', null, 2000, false]
  ] as const)('%s', (_, panel, last, at, isSent) => {
    expect(isPressSent({ ...moment, panel }, last, at)).toBe(isSent);
  });
});

describe('the button shows', () => {
  test.each([
    ['what the picture says', 'live', null, true, 'live'],
    ['that there is no connection', 'live', null, false, 'disconnected'],
    ['that it is locked, also without one', 'locked', null, false, 'locked'],
    ['that the press is under way', 'live', press(), true, 'sending'],
    ['that nobody heard it', 'live', press({ said: 'unheard' }), true, 'unheard'],
    [
      'the acknowledged press before its picture',
      'live',
      press({ said: { seq: 10 } }),
      true,
      'pressed'
    ],
    ['the picture after that, for an undo', 'live', press({ said: { seq: 9 } }), true, 'live'],
    [
      'a press that counted before',
      'live',
      press({ said: refused('already-pressed') }),
      true,
      'pressed'
    ],
    ['one too late', 'live', press({ said: refused('time-over') }), true, 'refused'],
    [
      'one too early',
      'early',
      press({ isInRace: false, said: refused('too-early') }),
      true,
      'too-early'
    ],
    [
      'a race that has begun since',
      'live',
      press({ isInRace: false, said: refused('too-early') }),
      true,
      'live'
    ],
    ['nothing of another question', 'live', press({ windowId: 6 }), true, 'live'],
    ['nothing of a rehearsal', 'live', press({ epoch: 'rehearsal-1' }), true, 'live']
  ] as const)('%s', (_, panel, last, isConnected, state) => {
    expect(buzzerState({ ...moment, panel }, last, isConnected)).toBe(state);
  });
});

test.each([
  [null, 'unheard'],
  [{ ok: true, seq: 4 } as const, { seq: 4 }],
  [{ ok: false, refusal: 'locked-out' } as const, { refusal: 'locked-out' }]
])('the word of the server: %j', (said, known) => {
  expect(pressHeard(press(), said).said).toEqual(known);
});

const key = { repeat: false, ctrlKey: false, altKey: false, metaKey: false };
test.each(['Space', 'Enter', 'NumpadEnter'])('%s presses', (code) => {
  expect(isBuzzerKey({ ...key, code })).toBe(true);
  expect(isBuzzerKey({ ...key, code, repeat: true })).toBe(false);
  expect(isBuzzerKey({ ...key, code, ctrlKey: true })).toBe(false);
});
test('no other key presses', () => {
  expect(isBuzzerKey({ ...key, code: 'KeyB' })).toBe(false);
});

describe('the calibration round shows', () => {
  const round = { round: 2, presses: [{ teamId: 'other', rawMs: 30, correctedMs: 20 }] };
  const own = { teamId: 'own', rawMs: 45, correctedMs: 40 };
  test.each([
    ['a button', round, null, true, 'live', null],
    ['a new button each round', round, { round: 1, said: 'kept' }, true, 'live', null],
    ['that it is under way', round, { round: 2, said: 'nothing-yet' }, true, 'sending', null],
    ['that nobody heard it', round, { round: 2, said: 'unheard' }, true, 'unheard', null],
    ['no button without a connection', round, null, false, 'disconnected', null],
    ['the own result', { ...round, presses: [own] }, null, false, 'pressed', 40]
  ] as const)('%s', (_, calibration, last, isConnected, state, milliseconds) => {
    const shown = calibrationState(
      { round: calibration.round, presses: [...calibration.presses] },
      'own',
      last,
      isConnected
    );
    expect(shown).toEqual({ state, milliseconds });
  });
});
