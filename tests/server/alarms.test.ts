import { expect, it } from 'vitest';
import { makeAlarms } from '#lib/server/alarms.ts';

it('an alarm keeps the time of its first raising and the newest figures until it is cleared', () => {
  let now = 1000;
  const alarms = makeAlarms(() => now);
  alarms.raise('disk-low', { free: 900, needed: 1000 });
  now = 2000;
  alarms.raise('one-password', { accounts: 200 });
  alarms.raise('disk-low', { free: 700, needed: 1000 });
  expect(alarms.standing()).toEqual([
    { code: 'disk-low', since: 1000, detail: { free: 700, needed: 1000 } },
    { code: 'one-password', since: 2000, detail: { accounts: 200 } }
  ]);
  alarms.clear('disk-low');
  alarms.clear('disk-low');
  expect(alarms.standing().map(({ code }) => code)).toEqual(['one-password']);
  now = 3000;
  alarms.raise('disk-low', { free: 600, needed: 1000 });
  expect(alarms.standing().at(-1)).toMatchObject({ code: 'disk-low', since: 3000 });
});
