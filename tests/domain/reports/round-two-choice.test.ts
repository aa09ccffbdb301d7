import { describe, expect, it } from 'vitest';
import {
  checkRoundTwo,
  meantRoundTwo,
  type RoundTwoCandidate
} from '#lib/domain/reports/round-two-choice.ts';

const call = (id: string): RoundTwoCandidate => ({ kind: 'call', id, name: id });
const final = (id: string): RoundTwoCandidate => ({ kind: 'final', id, name: id });

describe('what round two is', () => {
  it('is the only call or final; nothing is picked among several', () => {
    expect(meantRoundTwo([], null)).toBe('none');
    expect(meantRoundTwo([call('a')], null)).toEqual({ kind: 'call', ids: ['a'], held: null });
    expect(meantRoundTwo([final('a')], null)).toEqual({ kind: 'final', ids: ['a'], held: null });
    expect(meantRoundTwo([call('a'), call('b')], null)).toBe('several');
    expect(meantRoundTwo([final('a'), final('b')], null)).toBe('several');
    expect(meantRoundTwo([call('a'), final('b')], null)).toBe('several');
  });

  it('is what was chosen, however many come after it, as long as it is there', () => {
    const choice = { kind: 'call', ids: ['a'], held: null } as const;
    expect(meantRoundTwo([call('a'), call('b'), final('c')], choice)).toEqual(choice);
    expect(meantRoundTwo([call('b'), final('c')], choice)).toBe('several');
    expect(meantRoundTwo([final('a'), call('b')], choice)).toBe('several');
    const finals = { kind: 'final', ids: ['a', 'gone'], held: null } as const;
    expect(meantRoundTwo([final('a'), final('b')], finals)).toMatchObject({ ids: ['a'] });
  });

  it('may be one call, or finals of one stage', () => {
    const there = [call('a'), call('b'), final('c'), final('d')];
    const day = { from: '2021-10-20', until: '2021-10-20' };
    expect(checkRoundTwo(there, [], null)).toEqual({ ok: false, refusal: 'nothing-chosen' });
    expect(checkRoundTwo(there, [call('x')], null)).toMatchObject({ refusal: 'unknown' });
    expect(checkRoundTwo(there, [call('a'), call('b')], null)).toMatchObject({
      refusal: 'call-and-more'
    });
    expect(checkRoundTwo(there, [final('c'), call('b')], null)).toMatchObject({
      refusal: 'call-and-more'
    });
    expect(checkRoundTwo(there, [final('c')], day)).toMatchObject({ refusal: 'days-of-a-final' });
    const backwards = { from: '2021-10-21', until: '2021-10-20' };
    expect(checkRoundTwo(there, [call('a')], backwards)).toMatchObject({
      refusal: 'until-before-from'
    });
    expect(checkRoundTwo(there, [call('a')], day)).toEqual({
      ok: true,
      value: { kind: 'call', ids: ['a'], held: day }
    });
    expect(checkRoundTwo(there, [final('c'), final('d')], null)).toMatchObject({
      value: { kind: 'final', ids: ['c', 'd'] }
    });
  });
});
