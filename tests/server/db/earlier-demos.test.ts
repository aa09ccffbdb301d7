import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { ReportKind } from '#lib/domain/reports/kinds.ts';
import * as audit from '#lib/server/audit/service.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { failedAssertions } from '#lib/server/db/assertions.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite, type Database } from '#lib/server/db/open.ts';
import { verifyMarks } from '#lib/server/judging/service.ts';
import { report } from '#lib/server/reports/command.ts';

/*
 * The four demo contests as they were made at commit 55d854c, of every fortieth official, and what
 * `report KIND --format json` printed of each then.
 */
const STATES = ['open', 'closed', 'final', 'judging'] as const;

type Figures = Partial<Record<ReportKind, { asOf: string }>>;
type Difference = [path: string, before: unknown, now: unknown];

/** What was wrong at that commit, and within what it may differ now. */
const WRONG = [
  {
    why: 'shares were pushed up or down by a hundredth of a percent to add up to 100 %',
    path: /^(quality|structure)\/.*\/share$/,
    is: (before: unknown, now: unknown) => Math.abs(Number(before) - Number(now)) <= 2
  }
];

describe.each(STATES)('the demo "%s" of an earlier build', (state) => {
  it('shows the same figures after the upgrade, but for those that were wrong', async () => {
    const figures = JSON.parse(String(stored(`${state}.figures.json`))) as Figures;
    await onUpgraded(state, async (database) => {
      expect(await failedAssertions(database)).toEqual([]);
      for (const [kind, before] of Object.entries(figures)) {
        const ctx = contextAt(database, Date.parse(before.asOf));
        const now = JSON.parse(String(await report(ctx, kind as ReportKind, 'json'))) as unknown;
        const others = differences(kind, before, now).filter(
          ([path, was, is]) => !WRONG.some((one) => one.path.test(path) && one.is(was, is))
        );
        expect(others).toEqual([]);
      }
      const ctx = contextAt(database, Date.now());
      expect((await verifyMarks(ctx)).firstDifference).toBeNull();
      expect(await audit.verifyChain(ctx)).toMatchObject({ firstBroken: null });
    });
  });
});

const stored = (name: string): Buffer =>
  brotliDecompressSync(readFileSync(join(import.meta.dirname, 'earlier-demos', `${name}.br`)));

async function onUpgraded(
  state: (typeof STATES)[number],
  look: (database: Database) => Promise<void>
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-demo-'));
  writeFileSync(join(folder, 'hoi-thi.sqlite'), stored(`${state}.sqlite`));
  const database = openSqlite(join(folder, 'hoi-thi.sqlite'));
  try {
    await migrateToLatest(database.db);
    await look(database);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

const contextAt = ({ db }: Database, now: number): Ctx =>
  makeCtx(db, {
    log: pino({ level: 'silent' }),
    secret: 'a secret for tests',
    now: () => now,
    isClockInDoubt: () => false
  });

function differences(kind: string, before: unknown, now: unknown): Difference[] {
  const values = new Map(valuesOf(now, kind));
  return [...valuesOf(before, kind)]
    .map(([path, value]): Difference => [path, value, values.get(path)])
    .filter(([, was, is]) => !isSame(was, is));
}

/** Every value of a report with the way to it. */
function* valuesOf(value: unknown, path: string): Generator<[path: string, value: unknown]> {
  if (value === null || typeof value !== 'object') yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* valuesOf(part, `${path}/${key}`);
}

/** Sums of fractions may be added up in another order. */
const isSame = (before: unknown, now: unknown): boolean =>
  before === now ||
  (typeof before === 'number' && typeof now === 'number' && Math.abs(before - now) < 1e-9);
