import { sql } from 'kysely';
import { expect, it } from 'vitest';
import * as audit from '#lib/server/audit/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import type { Db } from '#lib/server/db/open.ts';
import { chanceFor } from '../../faults/chance.ts';
import { openBench } from '../../support/databases.ts';

const ENTRIES = 40;
const TAMPERS = 300;

type Chance = ReturnType<typeof chanceFor>;

const COLUMNS = ['at', 'account_id', 'action', 'target', 'detail', 'previous_hash', 'hash'];

/** What somebody with the file can do to it, and the first entry that is then not as it was. */
const TAMPERS_BY_KIND: Record<string, (db: Db, random: Chance) => Promise<number | 'cut'>> = {
  edit: async (db, random) => {
    const [seq, column] = [1 + random.below(ENTRIES), COLUMNS[random.below(COLUMNS.length)] ?? ''];
    const forged = column === 'at' ? random.below(1000) : `forged ${random.below(1000)}`;
    await sql`update audit_entry set ${sql.ref(column)} = ${forged} where seq = ${seq}`.execute(db);
    return seq;
  },
  delete: async (db, random) => {
    const seq = 1 + random.below(ENTRIES - 1);
    await sql`delete from audit_entry where seq = ${seq}`.execute(db);
    return seq;
  },
  close: async (db, random) => {
    const seq = 1 + random.below(ENTRIES - 1);
    await sql`delete from audit_entry where seq = ${seq}`.execute(db);
    await sql`update audit_entry set seq = -seq where seq > ${seq}`.execute(db);
    await sql`update audit_entry set seq = -seq - 1 where seq < 0`.execute(db);
    return seq;
  },
  reorder: async (db, random) => {
    const first = 1 + random.below(ENTRIES - 1);
    const second = first + 1 + random.below(ENTRIES - first);
    await sql`update audit_entry set seq = -1 where seq = ${first}`.execute(db);
    await sql`update audit_entry set seq = ${first} where seq = ${second}`.execute(db);
    await sql`update audit_entry set seq = ${second} where seq = -1`.execute(db);
    return first;
  },
  insert: async (db, random) => {
    const seq = 1 + random.below(ENTRIES);
    await sql`update audit_entry set seq = -seq where seq >= ${seq}`.execute(db);
    await sql`update audit_entry set seq = -seq + 1 where seq < 0`.execute(db);
    await sql`insert into audit_entry select ${seq}, at, account_id, 'forged', target, detail,
      previous_hash, hash from audit_entry where seq = ${seq + 1}`.execute(db);
    return seq;
  },
  cut: async (db, random) => {
    await sql`delete from audit_entry where seq > ${random.below(ENTRIES)}`.execute(db);
    return 'cut';
  }
};

it(`finds every one of ${TAMPERS} tampers of the file, a cut end by the head that was kept (B-G6)`, async () => {
  const { bench, close } = await openBench('sqlite');
  const { ctx } = bench;
  for (let turn = 1; turn <= ENTRIES; turn += 1) {
    await ctx.tx((ctx) => audit.record(ctx, null, 'test.turn', `turn:${turn % 7}`, { turn }));
  }
  const { head } = await audit.verifyChain(ctx);
  for (const guard of ['update', 'delete', 'replace']) {
    await sql.raw(`drop trigger audit_entry_no_${guard}`).execute(ctx.db);
  }
  const random = chanceFor('20210922202109232021102000004345', 'tampers');
  const kinds = Object.entries(TAMPERS_BY_KIND);
  await ctx.db.connection().execute(async (db) => {
    for (let turn = 0; turn < TAMPERS; turn += 1) {
      const [kind, tamper] = kinds[turn % kinds.length] as (typeof kinds)[number];
      await sql`begin`.execute(db);
      const first = await tamper(db, random);
      await expectFound(makeCtx(db, ctx), head, first, `${kind}, tamper ${turn}`);
      await sql`rollback`.execute(db);
    }
  });
  expect(await audit.verifyChain(ctx)).toEqual({ entries: ENTRIES, head, firstBroken: null });
  expect(await audit.hasEntry(ctx, head)).toBe(true);
  await close();
});

async function expectFound(ctx: Ctx, head: string, first: number | 'cut', what: string) {
  const { firstBroken } = await audit.verifyChain(ctx);
  if (first !== 'cut') return expect(firstBroken, what).toBe(first);
  expect(firstBroken, what).toBeNull();
  return expect(await audit.hasEntry(ctx, head), what).toBe(false);
}
