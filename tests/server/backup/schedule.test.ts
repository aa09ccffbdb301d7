import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '#lib/domain/core/time.ts';
import { backUp, isDue } from '#lib/server/backup/schedule.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { openSqlite, type Database } from '#lib/server/db/open.ts';

let folder: string;
let database: Database;
let now = Date.UTC(2026, 11, 1, 3);
let ctx: Ctx;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-schedule-'));
  database = openSqlite(join(folder, 'any.sqlite'));
  ctx = makeCtx(database.db, { log: pino({ level: 'silent' }), secret: 'x', now: () => now });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({ folder: join(folder, 'backups'), everyHours: 24, keep: 2 });

/** A program in place of ours: it writes where it is told to, or complains. */
const writes = [process.execPath, '-e', `require('fs').writeFileSync(process.argv[3], 'x')`, '--'];
const complains = [process.execPath, '-e', `console.error('Ổ đĩa đầy'); process.exit(3)`, '--'];

describe('backups by themselves', () => {
  it('are due when there is none or the newest is a day old', async () => {
    expect(isDue(settings(), now)).toBe(true);
    await backUp(ctx, settings(), writes);
    expect(readdirSync(settings().folder)).toEqual(['hoi-thi-20261201-030000.tar']);
    expect(isDue(settings(), now + 24 * HOUR - 1)).toBe(false);
    expect(isDue(settings(), now + 24 * HOUR)).toBe(true);
  });

  it('keep the newest two and leave alone what is not theirs', async () => {
    for (let day = 0; day < 3; day += 1) {
      now += 24 * HOUR;
      await backUp(ctx, settings(), writes);
      writeFileSync(join(settings().folder, 'của tôi.tar'), '');
    }
    expect(readdirSync(settings().folder).sort()).toEqual([
      'của tôi.tar',
      'hoi-thi-20261203-030000.tar',
      'hoi-thi-20261204-030000.tar'
    ]);
  });

  it('that fail stand on the monitor with the reason until one succeeds', async () => {
    await backUp(ctx, settings(), complains);
    expect(ctx.alarms.standing()).toMatchObject([
      { code: 'backup-failed', detail: { reason: 'Ổ đĩa đầy', last: null } }
    ]);
    await backUp(ctx, settings(), writes);
    expect(ctx.alarms.standing()).toEqual([]);
    now += HOUR;
    await backUp(ctx, settings(), ['no-such-program']);
    expect(ctx.alarms.standing()).toMatchObject([{ detail: { last: now - HOUR } }]);
  });
});
