import { beforeEach, expect, it } from 'vitest';
import { makeClock, type Clock } from '#lib/server/clock.ts';
import { confirmClock, readClock } from '#lib/server/confirm-clock.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('a clock that jumped', (bench) => {
  const wall = { now: 1_000_000 };
  let clock: Clock;
  beforeEach(() => {
    wall.now = 1_000_000;
    clock = makeClock(
      null,
      () => wall.now,
      () => 0
    );
    wall.now += 3_600_000;
    clock.now();
  });

  it('is in doubt until somebody confirms it, and then right as it is', async () => {
    const { ctx } = bench();
    expect(readClock({ clock }).inDoubt).toBe(true);
    await confirmClock({ ctx, clock }, operatorMay('clock.confirm'));
    expect(readClock({ clock }).inDoubt).toBe(false);
    expect(clock.now()).toBe(wall.now);
  });

  it('is confirmed on the record', async () => {
    const { ctx } = bench();
    const entries = () =>
      ctx.db
        .selectFrom('audit_entry')
        .select(['account_id', 'action', 'target'])
        .where('action', '=', 'clock.confirm')
        .execute();
    const before = await entries();
    await confirmClock({ ctx, clock }, operatorMay('clock.confirm'));
    expect(await entries()).toEqual([
      ...before,
      { account_id: 'operator', action: 'clock.confirm', target: 'installation' }
    ]);
  });
});
