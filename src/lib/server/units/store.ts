import { fold } from '../../domain/core/vietnamese.ts';
import type { Unit, UnitType } from '../../domain/units/unit.ts';
import type { Db } from '../db/open.ts';

/** Rows of one statement: far below the parameters that either database takes. */
const BATCH = 500;

/** All units; the headcount is the newest count of officials present. */
export async function readUnits(db: Db): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'type', 'parent_id as parentId', 'bloc', 'position'])
    .orderBy('position')
    .execute();
  const headcounts = await readPresent(db);
  return rows.map((row) => ({
    ...row,
    type: row.type as UnitType,
    headcount: headcounts.get(row.id) ?? null
  }));
}

async function readPresent(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('headcount')
    .select(['unit_id', 'people'])
    .where('kind', '=', 'present')
    .orderBy('counted_on')
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row.people]));
}

/** Inserts units, or gives those with the same id what is said of them now. Parents come first. */
export async function putUnits(db: Db, units: readonly Omit<Unit, 'headcount'>[]): Promise<void> {
  for (let from = 0; from < units.length; from += BATCH) {
    const rows = units.slice(from, from + BATCH).map((unit) => ({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      name_key: fold(unit.name),
      type: unit.type,
      parent_id: unit.parentId,
      bloc: unit.bloc,
      position: unit.position,
      valid_from: null,
      valid_to: null
    }));
    await db
      .insertInto('unit')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          name_key: row.ref('excluded.name_key'),
          type: row.ref('excluded.type'),
          parent_id: row.ref('excluded.parent_id'),
          bloc: row.ref('excluded.bloc'),
          position: row.ref('excluded.position')
        }))
      )
      .execute();
  }
}

/** Puts counts of officials present on a day; a second count of that day replaces the first. */
export async function putPresent(
  db: Db,
  counts: readonly { unitId: string; people: number }[],
  countedOn: number
): Promise<void> {
  for (let from = 0; from < counts.length; from += BATCH) {
    const rows = counts.slice(from, from + BATCH).map(({ unitId, people }) => ({
      unit_id: unitId,
      kind: 'present',
      counted_on: countedOn,
      people
    }));
    await db
      .insertInto('headcount')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['unit_id', 'kind', 'counted_on'])
          .doUpdateSet((row) => ({ people: row.ref('excluded.people') }))
      )
      .execute();
  }
}
