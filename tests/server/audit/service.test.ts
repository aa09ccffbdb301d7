import { sql } from 'kysely';
import { expect, it } from 'vitest';
import * as audit from '#lib/server/audit/service.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('the audit chain', (bench) => {
  it('keeps every entry and verifies', async () => {
    const { ctx } = bench();
    for (let turn = 1; turn <= 3; turn += 1) {
      await ctx.tx((ctx) => audit.record(ctx, null, 'test.turn', `turn:${turn}`, { turn }));
    }
    const report = await audit.verifyChain(ctx);
    expect(report).toMatchObject({ entries: 3, firstBroken: null });
  });

  it('lets parallel writers in one after the other', async () => {
    const { ctx } = bench();
    const before = (await audit.verifyChain(ctx)).entries;
    await Promise.all(
      Array.from({ length: 5 }, (_, turn) =>
        ctx.tx((ctx) => audit.record(ctx, null, 'test.race', `turn:${turn}`, {}))
      )
    );
    expect(await audit.verifyChain(ctx)).toMatchObject({ entries: before + 5, firstBroken: null });
  });

  it('refuses to change or delete an entry', async () => {
    const { db } = bench().ctx;
    await expect(
      db.updateTable('audit_entry').set({ action: 'forged' }).where('seq', '=', 1).execute()
    ).rejects.toThrow('append-only');
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only');
  });

  it('names the first entry that was tampered with behind our back', async () => {
    const { ctx, database } = bench();
    const { db } = ctx;
    const drop =
      database.kind === 'sqlite'
        ? 'drop trigger audit_entry_no_update'
        : 'drop trigger audit_entry_append_only on audit_entry';
    await sql.raw(drop).execute(db);
    await db.updateTable('audit_entry').set({ detail: '{}' }).where('seq', '=', 2).execute();
    expect((await audit.verifyChain(ctx)).firstBroken).toBe(2);
  });
});
