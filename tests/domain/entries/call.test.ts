import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { mayHandIn, VIDEO_2021, windowOf, type Call } from '#lib/domain/entries/call.ts';
import { checkOffer, standingOf } from '#lib/domain/entries/entry.ts';
import { shownName } from '#lib/domain/entries/file-name.ts';

const [OPENS, CLOSES] = [10 * DAY, 20 * DAY];
const call: Call = {
  id: 'call',
  contestId: 'contest',
  name: 'Phim',
  rules: VIDEO_2021,
  opensAt: OPENS,
  closesAt: CLOSES,
  lateUntil: CLOSES + 3 * DAY
};

describe('the window of a unit', () => {
  it.each([
    [OPENS - 1, null, 'before', 0, 0],
    [OPENS, null, 'open', 0, 0],
    [CLOSES, null, 'open', 0, 0],
    [CLOSES + 1, null, 'late', 1, -50],
    [CLOSES + 2 * DAY, null, 'late', 2, -100],
    [CLOSES + 3 * DAY + 1, null, 'closed', 4, -200],
    [CLOSES + DAY, CLOSES + 2 * DAY, 'open', 0, 0],
    [CLOSES + 3 * DAY, CLOSES + 2 * DAY, 'late', 1, -50],
    [CLOSES + 4 * DAY, CLOSES + 5 * DAY, 'open', 0, 0],
    [CLOSES, CLOSES - DAY, 'open', 0, 0]
  ])('at %d, extended to %o, is %s', (now, extendedTo, phase, daysLate, points) => {
    expect(windowOf(call, extendedTo, now)).toMatchObject({ phase, daysLate, points });
  });

  it('has no late time where the call has none', () => {
    expect(windowOf({ ...call, lateUntil: null }, null, CLOSES + 1).phase).toBe('closed');
  });

  it('lets a unit replace until the close, and hand in late only what was not in', () => {
    expect(mayHandIn({ phase: 'before' }, false)).toMatchObject({ refusal: 'not-open-yet' });
    expect(mayHandIn({ phase: 'open' }, true)).toMatchObject({ ok: true });
    expect(mayHandIn({ phase: 'late' }, false)).toMatchObject({ ok: true });
    expect(mayHandIn({ phase: 'late' }, true)).toMatchObject({ refusal: 'no-more-replacing' });
    expect(mayHandIn({ phase: 'closed' }, false)).toMatchObject({ refusal: 'closed' });
  });
});

describe('an offer', () => {
  const film = (lengthMs: number | null) => ({ mediaType: 'video/mp4' as const, lengthMs });
  const title = 'Một cửa';

  it.each([
    [film(5 * MINUTE), 'video'],
    [film(5 * MINUTE + 999), 'video'],
    [film(5 * MINUTE + 1000), 'too-long'],
    [film(null), 'video'],
    [{ mediaType: 'application/pdf' as const, lengthMs: null }, 'kind-not-taken'],
    [null, 'file-missing']
  ])('of %o is %s', (file, answer) => {
    const checked = checkOffer(VIDEO_2021, { title, link: null }, file);
    expect(checked.ok ? checked.value : checked.refusal).toBe(answer);
  });

  it('of an address is taken where addresses are', () => {
    const offer = { title, link: 'https://a.vn' };
    expect(checkOffer(VIDEO_2021, offer, film(HOUR))).toMatchObject({ refusal: 'kind-not-taken' });
    const rules = { ...VIDEO_2021, kinds: ['link'] as const };
    expect(checkOffer(rules, offer, null)).toMatchObject({ value: 'link' });
  });
});

it('a unit stands where its entry stands', () => {
  const at = (handedInAt: number | null, state: 'draft' | 'handed-in' | 'withdrawn') =>
    standingOf({ state, handedInAt, hasFile: state === 'draft' }, { closesAt: CLOSES });
  expect(standingOf(null, { closesAt: CLOSES })).toBe('missing');
  expect(at(null, 'draft')).toBe('draft');
  expect(at(CLOSES, 'handed-in')).toBe('handed-in');
  expect(at(CLOSES + 1, 'handed-in')).toBe('late');
  expect(at(CLOSES, 'withdrawn')).toBe('withdrawn');
});

it.each([
  ['Phim của tôi.mp4', 'Phim của tôi.mp4'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\an\\phim.mp4', 'phim.mp4'],
  ['..', 'tep'],
  ['', 'tep'],
  ['a\0b\r\nc.mp4', 'abc.mp4'],
  ['phim\u202e4pm.exe', 'phim4pm.exe'],
  ['.htaccess', 'htaccess'],
  [`${'a'.repeat(300)}.mp4`, `${'a'.repeat(116)}.mp4`]
])('a file sent as %j is shown as %j', (sent, shown) => {
  expect(shownName(sent)).toBe(shown);
});
