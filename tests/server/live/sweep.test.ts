import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { everySecond } from '#lib/server/live/gateway/sweep.ts';
import { throttled } from '#lib/server/live/throttle.ts';

it('says a look that failed in the log and looks again (L4)', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    }
  });
  let looks = 0;
  const again = Promise.withResolvers<void>();
  const clock = everySecond(pino(stream), async () => {
    looks += 1;
    if (looks === 1) throw new Error('the database is away');
    again.resolve();
  });
  await again.promise;
  clock.stop();
  expect(lines.join('')).toContain('the look at connections failed');
});

it('works again after work that threw', async () => {
  let times = 0;
  const again = Promise.withResolvers<void>();
  const work = throttled(1, () => {
    times += 1;
    if (times === 1) throw new Error('no picture');
    again.resolve();
  });
  expect(work.run).toThrow('no picture');
  work.run();
  await again.promise;
  work.stop();
  expect(times).toBe(2);
});
