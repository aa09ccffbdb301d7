import { describe, expect, it } from 'vitest';
import { vietnamTime } from '#lib/domain/core/time.ts';
import { askForm, declineForm, helpQuery } from '#lib/schema/remedy.ts';

const given = { reason: 'Mất điện', onceKey: 'k', seen: '3' };

describe('what is asked for', () => {
  it.each([
    [{ kind: 'extra-time', minutes: '5' }, true],
    [{ kind: 'go-on', minutes: '180' }, true],
    [{ kind: 'go-on', minutes: '181' }, false],
    [{ kind: 'go-on', minutes: '0' }, false],
    [{ kind: 'go-on', minutes: '-5' }, false],
    [{ kind: 'go-on', minutes: '1.5' }, false],
    [{ kind: 'go-on', minutes: '' }, false],
    [{ kind: 'go-on', minutes: 'năm' }, false],
    [{ kind: 'go-on', startUntil: '2021-09-22T10:45' }, false],
    [{ kind: 'new-attempt', startUntil: '2021-09-22T10:45' }, true],
    [{ kind: 'new-attempt', startUntil: '2021-02-30T10:45' }, false],
    [{ kind: 'new-attempt', minutes: '5' }, false],
    [{ kind: 'extra-time', minutes: '5', reason: '    x    ' }, false],
    [{ kind: 'extra-time', minutes: '5', reason: 'y'.repeat(201) }, false],
    [{ kind: 'extra-time', minutes: '5', extraMs: 1 }, false],
    [{ kind: 'undo', minutes: '5' }, false]
  ])('%o: %s', (form, isTaken) => {
    expect(askForm.safeParse({ ...given, ...form }).success).toBe(isTaken);
  });

  it('says why when it is declined', () => {
    expect(declineForm.safeParse({ remedyId: 'r', answer: 'Không có sự cố' }).success).toBe(true);
    expect(declineForm.safeParse({ remedyId: 'r', answer: '' }).success).toBe(false);
  });
});

describe('the address', () => {
  it('is the default where it says nothing, or something wrong', () => {
    const nothing = helpQuery.parse({ standings: [] });
    expect(nothing).toMatchObject({ by: 'person', kind: 'extra-time', q: '', unit: null });
    const wrong = { by: 'all', kind: 'undo', from: 'today', standings: ['sick'] };
    expect(helpQuery.parse(wrong)).toEqual(nothing);
  });

  it('names a time in Vietnam', () => {
    const read = helpQuery.parse({ by: 'range', from: '2021-09-22T08:00', standings: ['open'] });
    expect(read).toMatchObject({
      from: vietnamTime(2021, 9, 22, 8),
      to: null,
      standings: ['open']
    });
  });
});
