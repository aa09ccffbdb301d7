import type { Db } from '../db/open.ts';
import type { LiveMemberRow } from '../db/live-tables.ts';

/** Somebody who plays for a team. `personId` where it is an official whom we know. */
export type Member = {
  id: string;
  teamId: string;
  personId: string | null;
  fullName: string;
  position: string;
  isCaptain: boolean;
};

const toMember = (row: LiveMemberRow): Member => ({
  id: row.id,
  teamId: row.team_id,
  personId: row.person_id,
  fullName: row.full_name,
  position: row.position,
  isCaptain: row.is_captain === 1
});

/** Members of all teams of a final, those of a team in their order. */
export async function ofFinal(db: Db, finalId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('live_member')
    .innerJoin('live_team', 'live_team.id', 'live_member.team_id')
    .selectAll('live_member')
    .where('live_team.final_id', '=', finalId)
    .orderBy('live_member.ordinal')
    .orderBy('live_member.id')
    .execute();
  return rows.map(toMember);
}

/** Writes the members of a team anew, in this order. */
export async function replace(db: Db, teamId: string, members: readonly Member[]): Promise<void> {
  await db.deleteFrom('live_member').where('team_id', '=', teamId).execute();
  if (members.length === 0) return;
  const rows = members.map((member, index) => ({
    id: member.id,
    team_id: teamId,
    person_id: member.personId,
    full_name: member.fullName,
    position: member.position,
    is_captain: member.isCaptain ? 1 : 0,
    ordinal: index + 1
  }));
  await db.insertInto('live_member').values(rows).execute();
}
