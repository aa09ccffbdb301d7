import { expect, it } from 'vitest';
import { makeAlarms } from '#lib/server/alarms.ts';

it('an alarm keeps the time of its first raising and the newest figures until it is cleared', () => {
  let now = 1000;
  const alarms = makeAlarms(() => now);
  alarms.raise('disk-low', { megabytes: 900 });
  now = 2000;
  alarms.raise('log-large', { megabytes: 300 });
  alarms.raise('disk-low', { megabytes: 700 });
  expect(alarms.standing()).toEqual([
    { code: 'disk-low', since: 1000, detail: { megabytes: 700 } },
    { code: 'log-large', since: 2000, detail: { megabytes: 300 } }
  ]);
  alarms.clear('disk-low');
  alarms.clear('disk-low');
  expect(alarms.standing().map(({ code }) => code)).toEqual(['log-large']);
  now = 3000;
  alarms.raise('disk-low');
  expect(alarms.standing().at(-1)).toEqual({ code: 'disk-low', since: 3000, detail: {} });
});
