import { expect, it } from 'vitest';
import { linkTakenBack, type IncidentDetail } from '#lib/domain/reports/incidents.ts';

const points = (given: number): IncidentDetail => ({ kind: 'points', points: given, link: null });

it('a deduction that was taken back says so, and the rows add up to what was applied (W9)', () => {
  const linked = linkTakenBack([
    { id: 'a', detail: points(-9900) },
    { id: 'b', detail: points(0), takesBack: 'a' },
    { id: 'c', detail: points(-100), takesBack: null },
    { id: 'd', detail: { kind: 'minutes', minutes: 5 } },
    { id: 'e', detail: null }
  ]);
  expect(linked).toEqual([
    { kind: 'points', points: -9900, link: 'taken-back' },
    { kind: 'points', points: 9900, link: 'takes-back' },
    { kind: 'points', points: -100, link: null },
    { kind: 'minutes', minutes: 5 },
    null
  ]);
  const sum = linked.reduce((all, one) => all + (one?.kind === 'points' ? one.points : 0), 0);
  expect(sum).toBe(-100);
});
