import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCtx } from '#lib/server/ctx.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile } from '#lib/server/env.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { handIn, mayLead, ok, openPanel, staffOf } from '../../support/panel.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hoi-thi-verify-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (...words: string[]) => {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...words], {
    env,
    encoding: 'utf8'
  });
  return { status, text: `${stdout}${stderr}` };
};

beforeAll(async () => {
  expect(run('migrate').status).toBe(0);
  const database = openSqlite(databaseFile(dataDir));
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: 'a secret for tests',
    now: Date.now
  });
  const contestId = (await makeSmallContest(ctx)).contest.id;
  const an = await staffOf(ctx, contestId, 'judge', 'Nguyễn Văn An');
  const panel = await openPanel(ctx, contestId, {
    judges: [{ actor: an, isHead: true }],
    teams: [{ name: 'Lai Vung' }]
  });
  await handIn(ctx, an, panel, 'Lai Vung', [800, 400]);
  ok(await judging.lockAll(ctx, await mayLead(ctx, an, panel), panel.markingId));
  await database.close();
}, 60_000);

it('verify marks finds one mark that was changed in the file', () => {
  const sound = run('verify', 'marks');
  expect(sound).toMatchObject({ status: 0 });
  expect(sound.text).toContain('Điểm chấm nguyên vẹn: 1 phiếu, 1 lần chốt');

  const file = new Sqlite(databaseFile(dataDir));
  file.exec(`drop trigger judging_mark_event_no_update;
    update judging_mark set mark = 950 where criterion_id = 'noi-dung';
    update judging_mark_event set mark = 950 where criterion_id = 'noi-dung';`);
  file.close();
  const spoiled = run('verify', 'marks');
  expect(spoiled.status).toBe(1);
  expect(spoiled.text).toMatch(
    /ĐIỂM CHẤM KHÁC: Phần thi tiểu phẩm, Lai Vung: sheet .* as it was signed/
  );
}, 60_000);

it('verify knows nothing else to verify', () => {
  expect(run('verify', 'cards').status).toBe(2);
  expect(run('verify', 'marks', 'twice').status).toBe(2);
}, 60_000);
