import type { Instant } from '../../domain/core/time.ts';
import type { Db } from '../db/open.ts';
import type { LiveTeamRow } from '../db/tables.ts';

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
