import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { belongsToField, signOf } from '#lib/client/live/console-keys.ts';
import { pointsFrom } from '#lib/client/live/console-points.ts';
import { NO_RULINGS, ruled, rulingsToSend, shownRuling } from '#lib/client/live/console-rulings.ts';
import { choice } from '../domain/live/finals.ts';

describe('rulings', () => {
  const answer = (teamId: string, isRight: boolean) => ({
    teamId,
    isRight,
    usedMs: 1000,
    answer: choice('A')
  });

  it('stay as picked while answers come in, and keep the order of the list', () => {
    const picked = ruled(ruled(NO_RULINGS, 'q1', 'binh', true), 'q1', 'an', false);
    const list = [answer('chi', false), answer('an', true), answer('binh', false)];
    expect(list.map((one) => shownRuling(picked, 'q1', one))).toEqual([false, false, true]);
    expect(rulingsToSend(picked, 'q1', list).map(({ fields }) => fields)).toEqual([
      { teamId: 'an', isRight: false },
      { teamId: 'binh', isRight: true }
    ]);
  });

  it('that change nothing are not sent, and another question begins anew', () => {
    const picked = ruled(NO_RULINGS, 'q1', 'an', true);
    expect(rulingsToSend(picked, 'q1', [answer('an', true)])).toEqual([]);
    expect(shownRuling(picked, 'q2', answer('an', false))).toBe(false);
    expect([...ruled(picked, 'q2', 'binh', true).picked.keys()]).toEqual(['binh']);
  });
});

describe('keys', () => {
  const plain = {
    code: '',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false
  };

  it.each([
    [{ key: ' ' }, 'Space'],
    [{ key: 'd' }, 'D'],
    [{ key: 'D' }, 'D'],
    [{ key: '3' }, '3'],
    [{ key: '?' }, '?'],
    [{ key: 'Process', code: 'KeyD' }, 'D'],
    [{ key: 'đ', code: 'KeyD' }, 'D'],
    [{ key: 'Enter', code: 'Enter' }, null],
    [{ key: 'Tab', code: 'Tab' }, null],
    [{ key: 'd', ctrlKey: true }, null],
    [{ key: ' ', repeat: true }, null]
  ])('%o is %s', (pressed, sign) => {
    expect(signOf({ ...plain, ...pressed })).toBe(sign);
  });

  const within = (...selectors: string[]) => ({
    closest: (wanted: string) =>
      selectors.some((selector) => wanted.split(', ').includes(selector)) ? ({} as Element) : null
  });

  it('belong to the field where somebody writes, and Space to what is ticked', () => {
    expect(belongsToField(null, 'D')).toBe(false);
    expect(belongsToField(within(), 'Space')).toBe(false);
    expect(belongsToField(within('textarea'), 'D')).toBe(true);
    expect(belongsToField(within('dialog'), 'Space')).toBe(true);
    expect(belongsToField(within('input'), 'D')).toBe(false);
    expect(belongsToField(within('input'), 'Space')).toBe(true);
  });
});

describe('points as people type them', () => {
  test.each([
    ['8', 800],
    ['8,25', 825],
    ['8.5', 850],
    ['-5', -500],
    ['−5', -500],
    ['+1', 100],
    [' 10 ', 1000],
    ['-0', 0],
    ['', null],
    ['1,234', null],
    ['5 điểm', null],
    ['1e3', null],
    ['100000', null]
  ])('%s', (text, hundredths) => {
    expect(pointsFrom(text)).toBe(hundredths);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), (value) => {
        expect(pointsFrom((value / 100).toFixed(2).replace('.', ','))).toBe(value);
      })
    );
  });
});
