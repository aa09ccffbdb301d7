import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import type { Db } from '#lib/server/db/open.ts';
import * as judging from '#lib/server/judging/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { fillIn, handIn, mayLead, ok, openPanel, staffOf } from '../../support/panel.ts';

const [LOCKED, OPEN] = ['Lai Vung', 'Sở Nội vụ'];

describeOnEachDatabase('marks as they are stored', (bench) => {
  let [lockedSheet, openSheet, markedId] = ['', '', ''];
  beforeAll(async () => {
    const { ctx } = bench();
    const contestId = (await makeSmallContest(ctx)).contest.id;
    const staff = (name: string): Promise<Actor> => staffOf(ctx, contestId, 'judge', name);
    const [an, binh] = [await staff('Nguyễn Văn An'), await staff('Trần Thị Bình')];
    const panel = await openPanel(ctx, contestId, {
      judges: [{ actor: an, isHead: true }, { actor: binh }],
      teams: [{ name: LOCKED }, { name: OPEN }]
    });
    lockedSheet = await handIn(ctx, an, panel, LOCKED, [800, 400]);
    await handIn(ctx, binh, panel, LOCKED, [700, 300]);
    markedId = panel.markedIds[LOCKED] ?? '';
    const lead = await mayLead(ctx, an, panel);
    ok(await judging.lockMarked(ctx, lead, panel.markingId, { markedId }));
    openSheet = await handIn(ctx, binh, panel, OPEN, [600, 200]);
    await fillIn(ctx, an, panel, OPEN, [500, 100]);
  });

  it('come out as they were signed and locked', async () => {
    expect(await judging.verifyMarks(bench().ctx)).toEqual({
      sheets: 4,
      locked: 1,
      firstDifference: null
    });
  });

  const mark = (db: Db, sheetId: string, value: number) =>
    set(
      db,
      'judging_mark',
      sql`mark = ${value}`,
      sql`sheet_id = ${sheetId} and criterion_id = 'noi-dung'`
    );
  const recorded = (db: Db, sheetId: string, value: number) =>
    set(
      db,
      'judging_mark_event',
      sql`mark = ${value}`,
      sql`sheet_id = ${sheetId} and criterion_id = 'noi-dung'`
    );

  it.each<[string, (db: Db) => Promise<unknown>, RegExp]>([
    ['one mark', (db) => mark(db, lockedSheet, 850), /not the one on record/],
    ['one mark of the record', (db) => recorded(db, openSheet, 650), /not the one on record/],
    [
      'a mark and its record',
      async (db) => {
        await mark(db, openSheet, 650);
        await recorded(db, openSheet, 650);
      },
      /Sở Nội vụ: sheet .* is not as it was signed/
    ],
    ['the seal of a sheet', (db) => set(db, 'judging_sheet', sql`seal = 'x'`), /as it was signed/],
    ['the mark of the jury', (db) => set(db, 'judging_lock', sql`jury = 1`), /locked was 1$/],
    ['a total', (db) => set(db, 'judging_lock', sql`total = 1`), /locked was 1$/],
    [
      'a deduction afterwards',
      (db) =>
        sql`insert into judging_adjustment
            (id, marked_id, kind, points, reason, takes_back, account_id, at)
            values ('x', ${markedId}, 'bonus', 100, 'lén', null, 'x', 1)`.execute(db),
      /the total comes to 1375, locked was 1275/
    ],
    [
      'who was done without',
      (db) =>
        sql`insert into judging_waiver (marked_id, judge_id, reason, account_id, at)
            select ${markedId}, judge_id, 'lén', 'x', 1
            from judging_sheet where id = ${lockedSheet}`.execute(db),
      /seal of the lock does not fit/
    ],
    ['a seal', (db) => set(db, 'judging_lock', sql`seal = 'x'`), /seal of the lock does not fit/],
    [
      'the audit log',
      (db) => set(db, 'audit_entry', sql`detail = '{}'`, sql`action = 'judging.lock'`),
      /not the one in the audit log/
    ]
  ])('give away whoever changes %s', async (_, tamper, difference) => {
    const report = await spoiled(bench().ctx, tamper);
    expect(report).toMatch(difference);
  });
});

/** Changes rows as somebody does who has the file: no trigger and no key is in the way. */
async function set(db: Db, table: string, what: unknown, where: unknown = sql`1 = 1`) {
  const before = sql.table(`${table}_before`);
  await sql`alter table ${sql.table(table)} rename to ${before}`.execute(db);
  await sql`create table ${sql.table(table)} as select * from ${before}`.execute(db);
  await sql`update ${sql.table(table)} set ${what} where ${where}`.execute(db);
}

/** What is found after the change, which is rolled back. */
async function spoiled(ctx: Ctx, tamper: (db: Db) => Promise<unknown>): Promise<string | null> {
  class Undo extends Error {}
  let found: string | null = null;
  const undone = ctx.db.transaction().execute(async (db) => {
    await tamper(db);
    found = (await judging.verifyMarks(makeCtx(db, ctx))).firstDifference;
    throw new Undo();
  });
  await expect(undone).rejects.toThrow(Undo);
  return found;
}
