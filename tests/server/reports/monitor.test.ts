import { beforeAll, expect, it } from 'vitest';
import { SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { readMonitor } from '#lib/server/reports/service.ts';
import { insertAttempt } from '../../support/attempts.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { countByHand, rawRows } from './by-hand.ts';
import { playRound } from './played-round.ts';

const may = operatorMay('monitor.view');

describeOnEachDatabase('the monitor before a contest', (bench) => {
  it('is not there', async () => {
    expect(await readMonitor(bench().ctx, may)).toBeNull();
  });
});

describeOnEachDatabase('the monitor', (bench) => {
  let view: ContestView;
  beforeAll(async () => {
    bench().clock.now = vietnamTime(2021, 9, 22, 9, 30);
    view = await playRound(bench().ctx);
  });

  it('counts everybody once, as counting raw rows by hand does', async () => {
    const { ctx } = bench();
    const rows = await rawRows(ctx);
    const byHand = countByHand(rows);
    const monitor = await readMonitor(ctx, may);
    const names = new Map(rows.units.map((unit) => [unit.id, unit.code]));
    for (const { unit, counts } of monitor?.units ?? []) {
      const line = byHand.get(names.get(unit.id)!)!;
      expect(counts.working + counts.away).toBe(line.working);
      expect(counts.notStarted + counts.working + counts.away + counts.submitted).toBe(
        line.registered
      );
    }
    const unseen = rows.attempts.filter(
      (one) => one.state === 'open' && ctx.now() - one.last_seen_at > 45 * SECOND
    );
    expect(monitor?.total.away).toBe(unseen.length);
    expect(monitor?.trouble).toHaveLength(unseen.length);
    expect(unseen.length).toBeGreaterThan(0);
    expect(monitor?.sessions).toMatchObject([{ name: 'Ca 1', phase: 'open' }]);
  });

  it('reads once for all who ask within a second, then again', async () => {
    const { ctx, clock } = bench();
    clock.now += 2 * SECOND;
    const [first, second] = await Promise.all([readMonitor(ctx, may), readMonitor(ctx, may)]);
    expect(second).toBe(first);

    const begun = new Set((await rawRows(ctx)).attempts.map((one) => one.registration_id));
    const idle = (await people.listRegistrations(ctx, view.contest.id)).find(
      (one) => !begun.has(one.id)
    )!;
    await insertAttempt(ctx, {
      registrationId: idle.id,
      roundId: view.round.id,
      sessionId: view.sessions[0]!.id,
      attemptNo: 1,
      startedAt: clock.now,
      lastSeenAt: clock.now
    });
    clock.now += SECOND - 1;
    expect(await readMonitor(ctx, may)).toBe(first);
    clock.now += 1;
    const [before, now] = [first!.total, (await readMonitor(ctx, may))!.total];
    expect(now.notStarted).toBe(before.notStarted - 1);
    expect(now.working + now.away).toBe(before.working + before.away + 1);
    expect(now.submitted).toBe(before.submitted);
  });

  it('does not keep an answer for one contest for whoever asks about another', async () => {
    const { ctx } = bench();
    await readMonitor(ctx, may);
    const other = operatorMay('monitor.view', { contestId: 'another' });
    await expect(readMonitor(ctx, other)).rejects.toThrow('another');
    expect(await readMonitor(ctx, may)).not.toBeNull();
  });
});
