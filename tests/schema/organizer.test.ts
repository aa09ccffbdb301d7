import { describe, expect, it } from 'vitest';
import {
  individualsQuery,
  monitorQuery,
  participationQuery,
  sessionForm
} from '#lib/schema/organizer.ts';

describe('addresses of the organizer’s pages', () => {
  it.each([
    [{}, { q: '', unit: null, page: 1 }],
    [
      { q: '  Nguyễn '.normalize('NFD'), page: '3' },
      { q: 'Nguyễn', unit: null, page: 3 }
    ],
    [
      { q: 'x'.repeat(101), page: '-1' },
      { q: '', unit: null, page: 1 }
    ],
    [
      { page: '1e9', unit: 'u'.repeat(61) },
      { q: '', unit: null, page: 1 }
    ]
  ])('%o is read as %o', (given, read) => {
    expect(individualsQuery.parse(given)).toEqual(read);
  });

  it('fall back to the default where they say something unknown', () => {
    expect(monitorQuery.parse({ units: 'some', order: 'drop table', direction: 'up' })).toEqual({
      q: '',
      units: 'ranked',
      order: 'list',
      direction: 'asc'
    });
    expect(participationQuery.parse({ open: 'HLV,,SNV' }).open).toEqual(['HLV', 'SNV']);
    expect(participationQuery.parse({}).open).toEqual([]);
  });
});

describe('times of a session', () => {
  const read = (opensAt: string) => {
    const form = { sessionId: 's', opensAt, closesAt: '2031-05-04T09:00' };
    const parsed = sessionForm.safeParse(form);
    return parsed.success ? new Date(parsed.data.opensAt).toISOString() : 'refused';
  };

  it.each([
    ['2021-09-22T07:30', '2021-09-22T00:30:00.000Z'],
    ['2021-09-22T00:00', '2021-09-21T17:00:00.000Z'],
    ['2024-02-29T23:59:00', '2024-02-29T16:59:00.000Z'],
    ['2023-02-29T08:00', 'refused'],
    ['2021-13-01T08:00', 'refused'],
    ['2021-09-22T24:00', 'refused'],
    ['1021-09-22T08:00', 'refused'],
    ['22/9/2021 8:00', '2021-09-22T01:00:00.000Z'],
    ['8h ngày 22/9/2021', '2021-09-22T01:00:00.000Z'],
    ['22/9/21 8:00', 'refused'],
    ['9/22/2021 8:00', 'refused'],
    ['', 'refused']
  ])('%s in Vietnam is %s', (given, at) => {
    expect(read(given)).toBe(at);
  });

  it('come alone: anything else in the form is refused (B-A6)', () => {
    const form = { sessionId: 's', opensAt: '2031-05-04T08:00', closesAt: '2031-05-04T09:00' };
    expect(sessionForm.safeParse({ ...form, roundId: 'r' }).success).toBe(false);
    expect(sessionForm.safeParse({ ...form, running: 'shorten' }).success).toBe(false);
    expect(sessionForm.parse({ ...form, running: 'prolong' }).running).toBe('prolong');
  });
});
