import { randomFrom, shuffled } from '../core/random.ts';

/**
 * Teams divided into heats by lot: every team once, sizes that differ by at most one, the larger
 * heats first (B8: 15 teams are 5 heats of 3 or 3 heats of 5).
 *
 * @param seed 32 hexadecimal digits, kept on the record so that anybody can draw again
 * @param count heats, from 1 to the number of teams
 * @returns team ids of heat 1, 2, …
 * @throws RangeError if a heat would be empty
 */
export function drawHeats(seed: string, teamIds: readonly string[], count: number): string[][] {
  if (!Number.isInteger(count) || count < 1 || count > teamIds.length) {
    throw new RangeError('every heat needs a team');
  }
  // The lots decide, not the order in which the teams happen to be listed.
  const drawn = shuffled([...teamIds].sort(), randomFrom(seed));
  const heats: string[][] = Array.from({ length: count }, () => []);
  drawn.forEach((id, index) => heats[index % count]?.push(id));
  return heats;
}
