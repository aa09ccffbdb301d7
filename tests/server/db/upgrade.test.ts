import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '#lib/server/audit/service.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import type { Db } from '#lib/server/db/open.ts';
import { verifyMade } from '#lib/server/documents/service.ts';
import { verifyMarks } from '#lib/server/judging/service.ts';
import { migrations } from '#migrations/index.ts';
import { countViolations, violations } from '../../faults/invariants.ts';
import { openBench, openEmpty } from '../../support/databases.ts';
import {
  fillEarlier,
  MIGRATIONS,
  migrationsUpTo,
  readRows
} from '../../support/earlier-database.ts';
import { liveIn } from '../../support/lived-in.ts';
import { belongings, rebuildWithoutChecks, tableNames } from '../../support/same-form.ts';

type Open = Awaited<ReturnType<typeof openBench>>;

let today: Open;
beforeAll(async () => {
  today = await openBench('sqlite');
  await liveIn(today.bench);
});
afterAll(() => today.close());

/** Some versions are enough where every statement costs a way over the network. */
const VERSIONS = [
  ...MIGRATIONS.map((name) => ['sqlite', name] as const),
  ...MIGRATIONS.filter((_, index) => index % 5 === 4).map((name) => ['postgres', name] as const)
];

/** What a migration of tomorrow may do on SQLite: every table made anew, whoever refers to it. */
const REBUILT = {
  ...migrations,
  '9999-rebuilt': {
    up: async (db: Parameters<typeof rebuildWithoutChecks>[0]) => {
      for (const table of await tableNames(db)) await rebuildWithoutChecks(db, table);
    }
  }
};

describe.each(VERSIONS)('a database on %s of the time of %s', (kind, name) => {
  it('has the same rows and figures at the newest schema, and when all its tables are rebuilt', async () => {
    const { database, close } = await openEmpty(kind);
    try {
      const { db } = database;
      await migrateToLatest(db, { known: migrationsUpTo(name) });
      await fillEarlier(today.bench.ctx.db, db);
      const before = await readRows(db);
      expect(Object.values(before).flat().length).toBeGreaterThan(name < '0005' ? 5 : 80);

      const ran = await migrateToLatest(db);
      expect(ran).toEqual(MIGRATIONS.filter((one) => one > name));
      expect(await readRows(db, before)).toEqual(before);
      expect(await failedAssertions(database)).toEqual([]);
      await expectFigures(db, name);
      if (kind === 'postgres') return;

      const [had, rows] = [await belongings(db), await readRows(db)];
      expect(await migrateToLatest(db, { known: REBUILT })).toEqual(['9999-rebuilt']);
      expect(await belongings(db)).toEqual(had);
      expect(await readRows(db)).toEqual(rows);
      // Units came with 0002, and those who belong to them.
      if (name < '0002') return;
      await expect(sql`delete from unit`.execute(db)).rejects.toThrow('FOREIGN KEY');
      await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow('append-only');
    } finally {
      await close();
    }
  });
});

/** What `verify` says, and the invariants. */
async function expectFigures(db: Db, name: string): Promise<void> {
  // Before there were attempts there was nothing to count.
  if (name < '0005') return;
  const ctx = makeCtx(db, today.bench.ctx);
  expect(violations(await countViolations(ctx, []))).toEqual([]);
  expect(await audit.verifyChain(ctx)).toEqual(await audit.verifyChain(today.bench.ctx));
  expect(await verifyMade(ctx)).toEqual({ made: name < '0011' ? 0 : 1, changed: [] });
  expect((await verifyMarks(ctx)).firstDifference).toBeNull();
}
