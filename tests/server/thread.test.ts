import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { writeWorkbook } from '#lib/server/files/service.ts';
import { threadFor } from '#lib/server/thread.ts';

const run = threadFor<string, string>('tests/support/hungry-thread.ts');
const limits = { megabytes: 64, milliseconds: 30_000 };

it.each([
  ['objects', limits],
  ['buffers', limits],
  ['time', { ...limits, milliseconds: 500 }],
  ['short-lived', { ...limits, milliseconds: 500 }]
])('a thread that takes too much is ended: %s (F40)', async (hunger, limits) => {
  expect(await run(hunger, limits)).toEqual({ ok: false, refusal: 'too-heavy' });
});

it('one that ends without an answer is an error, and the next one runs', async () => {
  await expect(run('no-answer', limits)).rejects.toThrow('without an answer');
  expect(await run('nothing', limits)).toEqual({ ok: true, value: 'nothing' });
});

it('a big workbook is written while the pages go on', async () => {
  const columns = [{ header: 'Họ và tên', kind: 'text' as const }];
  const rows = Array.from({ length: 5000 }, (_, index) => [`Nguyễn Thị ${index}`]);
  let isWritten = false;
  const written = writeWorkbook([{ name: 'x', columns, rows }]).then(() => (isWritten = true));
  let turns = 0;
  while (!isWritten) {
    await nextTurn();
    turns += 1;
  }
  await written;
  // Written in this thread, it takes a handful of turns.
  expect(turns).toBeGreaterThan(200);
});
