import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECOND } from '#lib/domain/core/time.ts';
import { monitorTable, progressOf, registeredIn } from '#lib/domain/reports/monitor.ts';
import { unitTree } from '#lib/domain/units/tree.ts';
import {
  OPENING,
  registration,
  running,
  submitted,
  treeOf,
  unit,
  worlds
} from '../results/worlds.ts';

const seen = (seconds: number) =>
  running('an', { attemptNo: 2, lastSeenAt: OPENING - seconds * SECOND });

describe('where a contestant stands', () => {
  it.each([
    ['nobody started', [], 'notStarted'],
    ['seen a moment ago', [seen(0)], 'working'],
    ['seen 45 seconds ago', [seen(45)], 'working'],
    ['not seen for longer', [seen(45.001)], 'away'],
    ['handed in', [submitted('an', 40)], 'submitted'],
    ['handed in once and working again', [submitted('an', 40), seen(0)], 'working']
  ] as const)('%s', (_, attempts, progress) => {
    expect(progressOf(attempts, OPENING)).toBe(progress);
  });
});

describe('the monitor', () => {
  const tree = unitTree([
    unit('dongThap', { type: 'province' }),
    unit('laiVung', { type: 'district', parentId: 'dongThap', position: 1 }),
    unit('hoaLong', { type: 'commune', parentId: 'laiVung', position: 2 })
  ]);
  const people = ['an', 'binh', 'chi', 'dung', 'giang'].map((id) => registration(id, 'hoaLong'));
  const table = monitorTable(
    tree,
    ['department', 'district'],
    [...people, registration('hoa', 'dongThap')],
    [
      running('an', { lastSeenAt: OPENING - 50 * SECOND }),
      running('binh', { lastSeenAt: OPENING - 90 * SECOND }),
      running('chi'),
      submitted('dung', 40)
    ],
    OPENING
  );

  it('rolls up to the ranked unit and to the province', () => {
    expect(table.rows.map((row) => [row.unit.id, row.isRanked, row.counts])).toEqual([
      ['dongThap', false, { notStarted: 2, working: 1, away: 2, submitted: 1 }],
      ['laiVung', true, { notStarted: 1, working: 1, away: 2, submitted: 1 }],
      ['hoaLong', false, { notStarted: 1, working: 1, away: 2, submitted: 1 }]
    ]);
  });

  it('lists who works but was not seen, the longest unseen first', () => {
    expect(table.trouble.map((one) => [one.registration.id, one.attemptId])).toEqual([
      ['binh', 'binh-1'],
      ['an', 'an-1']
    ]);
  });

  it('counts everybody registered exactly once', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { total, trouble, rows } = monitorTable(
          treeOf(world),
          ['district'],
          world.registrations,
          world.outcomes,
          OPENING
        );
        expect(registeredIn(total)).toBe(world.registrations.length);
        expect(trouble).toHaveLength(total.away);
        const roots = rows.filter((row) => row.unit.parentId === null);
        expect(roots.reduce((sum, row) => sum + registeredIn(row.counts), 0)).toBe(
          world.registrations.length
        );
      })
    );
  });
});
