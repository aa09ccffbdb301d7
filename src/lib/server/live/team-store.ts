import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';
import type { LiveTeamRow } from '../db/live-tables.ts';

/** A team as it is entered for a final. `heat` from 1; null where all play together. */
export type StageTeam = {
  id: string;
  finalId: string;
  unitId: string | null;
  name: string;
  ordinal: number;
  heat: number | null;
  linkVersion: number;
  deviceClaimedAt: Instant | null;
};

const toTeam = (row: LiveTeamRow): StageTeam => ({
  id: row.id,
  finalId: row.final_id,
  unitId: row.unit_id,
  name: row.name,
  ordinal: row.ordinal,
  heat: row.heat,
  linkVersion: row.link_version,
  deviceClaimedAt: row.device_claimed_at
});

/** Teams of a final in the order in which they were entered. */
export async function ofFinal(db: Db, finalId: string): Promise<StageTeam[]> {
  const rows = await db
    .selectFrom('live_team')
    .selectAll()
    .where('final_id', '=', finalId)
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  return rows.map(toTeam);
}

export async function find(db: Db, teamId: string): Promise<StageTeam | null> {
  const row = await db
    .selectFrom('live_team')
    .selectAll()
    .where('id', '=', teamId)
    .executeTakeFirst();
  return row ? toTeam(row) : null;
}

/** A new team, without a device. */
export async function insert(
  db: Db,
  team: Pick<StageTeam, 'id' | 'finalId' | 'unitId' | 'name' | 'ordinal'>
): Promise<void> {
  await db
    .insertInto('live_team')
    .values({
      id: team.id,
      final_id: team.finalId,
      unit_id: team.unitId,
      name: team.name,
      ordinal: team.ordinal,
      heat: null,
      link_version: 1,
      device_hash: null,
      device_claimed_at: null
    })
    .execute();
}

export async function update(
  db: Db,
  teamId: string,
  facts: Partial<Pick<StageTeam, 'name' | 'ordinal' | 'heat'>>
): Promise<void> {
  await db.updateTable('live_team').set(facts).where('id', '=', teamId).execute();
}

export async function remove(db: Db, teamId: string): Promise<void> {
  await db.deleteFrom('live_team').where('id', '=', teamId).execute();
}

/** The link that was given out is worth nothing from now on, and neither is its device's seat. */
export async function renewLink(db: Db, teamId: string): Promise<void> {
  await db
    .updateTable('live_team')
    .set((row) => ({
      link_version: row('link_version', '+', 1),
      device_hash: null,
      device_claimed_at: null
    }))
    .where('id', '=', teamId)
    .execute();
}

/** The one device that may act for the team now: the hash of its secret. */
export async function deviceHash(db: Db, teamId: string): Promise<string | null> {
  const row = await db
    .selectFrom('live_team')
    .select('device_hash')
    .where('id', '=', teamId)
    .executeTakeFirst();
  return row?.device_hash ?? null;
}

/** A device takes the team's seat from whichever had it. */
export async function claimDevice(
  db: Db,
  teamId: string,
  device: { hash: string; claimedAt: Instant }
): Promise<void> {
  await db
    .updateTable('live_team')
    .set({ device_hash: device.hash, device_claimed_at: device.claimedAt })
    .where('id', '=', teamId)
    .execute();
}
