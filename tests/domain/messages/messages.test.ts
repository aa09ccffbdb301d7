import { describe, expect, it, test } from 'vitest';
import { reaches } from '#lib/domain/messages/message.ts';
import { mayReport } from '#lib/domain/messages/trouble.ts';
import { audience, messageForm, troubleForm } from '#lib/schema/messages.ts';

describe('whom a message reaches', () => {
  const place = { sessionId: 'ca-1', unitPath: ['hoaLong', 'laiVung', 'dongThap'] };

  test.each([
    [{ kind: 'all' }, true],
    [{ kind: 'session', sessionId: 'ca-1' }, true],
    [{ kind: 'session', sessionId: 'ca-2' }, false],
    [{ kind: 'unit', unitId: 'hoaLong' }, true],
    [{ kind: 'unit', unitId: 'dongThap' }, true],
    [{ kind: 'unit', unitId: 'caoLanh' }, false]
  ] as const)('%j', (to, isReached) => {
    expect(reaches(to, place)).toBe(isReached);
  });

  it('is nobody of a session where none is sat', () => {
    expect(reaches({ kind: 'session', sessionId: 'ca-1' }, { ...place, sessionId: null })).toBe(
      false
    );
  });
});

test('five reports in a while are enough', () => {
  expect([0, 4, 5, 6].map(mayReport)).toEqual([true, true, false, false]);
});

describe('what forms say', () => {
  test.each([
    ['all', { kind: 'all' }],
    ['session:s1', { kind: 'session', sessionId: 's1' }],
    ['unit:u1', { kind: 'unit', unitId: 'u1' }]
  ])('%s', (text, meant) => {
    expect(audience.parse(text)).toEqual(meant);
  });

  test.each(['', 'unit:', 'session', 'everybody', `unit:${'u'.repeat(80)}`])(
    'no audience: %s',
    (text) => {
      expect(audience.safeParse(text).success).toBe(false);
    }
  );

  test('words are tidied and bounded', () => {
    const message = { audience: 'all', words: '  Ca 2   lùi 15 phút. ' };
    expect(messageForm.parse(message).words).toBe('Ca 2 lùi 15 phút.');
    expect(messageForm.safeParse({ ...message, words: 'x'.repeat(501) }).success).toBe(false);
    expect(messageForm.safeParse({ ...message, words: ' xin ' }).success).toBe(false);
  });

  test('a trouble has a kind we know and a key we make', () => {
    const trouble = { kind: 'device', words: 'Mất mạng cả phòng' };
    expect(troubleForm.safeParse(trouble).success).toBe(true);
    expect(troubleForm.safeParse({ ...trouble, kind: 'anything' }).success).toBe(false);
    expect(troubleForm.safeParse({ ...trouble, id: '../x' }).success).toBe(false);
    expect(troubleForm.safeParse({ ...trouble, words: 'x'.repeat(301) }).success).toBe(false);
  });
});
