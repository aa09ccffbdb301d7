/** A member of a team as far as the captaincy goes. */
type Member = { id: string; isCaptain: boolean };

/** The members with this one as their only captain. */
export const appointCaptain = <M extends Member>(members: readonly M[], captainId: string): M[] =>
  members.map((member) => ({ ...member, isCaptain: member.id === captainId }));

/**
 * The members with exactly one captain, as a team with members always has: the captain they have,
 * else the first of them.
 */
export function withOneCaptain<M extends Member>(members: readonly M[]): M[] {
  const captain = members.find((member) => member.isCaptain) ?? members[0];
  return captain ? appointCaptain(members, captain.id) : [];
}
