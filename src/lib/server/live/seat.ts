import type { Ctx } from '../ctx.ts';
import { deviceOf, type TeamDevice } from './device.ts';
import { isSame, macOf } from '../mac.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** A seat at a final, in its show or in a rehearsal that is on. */
export type Seat = TeamDevice & { isPractice: boolean };

/**
 * What the link of a made-up team ends with, and what its device keeps: worth something as long as
 * the rehearsal lasts, and nothing is kept of it.
 */
export const practiceToken = (ctx: Ctx, { epoch }: Pick<Room, 'epoch'>, teamId: string): string =>
  `${epoch}.${teamId}.${macOf(ctx, `practice:${epoch}:${teamId}`)}`;

/** The made-up team of a rehearsal that is on, whose link ends with this token; or null. */
export function practiceSeat(
  ctx: Ctx,
  rooms: Rooms,
  token: string
): (TeamDevice & { teamName: string; finalName: string }) | null {
  const [epoch = '', teamId = ''] = token.split('.');
  const rehearsal = rooms.rehearsalAt(epoch);
  const team = rehearsal?.programme.teams.find(({ id }) => id === teamId);
  if (!rehearsal || !team || !isSame(token, practiceToken(ctx, rehearsal, teamId))) return null;
  const { finalId, name } = rehearsal.programme;
  return { finalId, teamId, teamName: team.name, finalName: name };
}

/**
 * The seat of a device in this final now. That in a rehearsal comes first: a device of the show
 * that lends a hand there has its own again when the rehearsal ends.
 *
 * @param held values of its cookies
 */
export async function seatIn(
  ctx: Ctx,
  rooms: Rooms,
  finalId: string,
  held: { practice: string; device: string }
): Promise<Seat | null> {
  const practice = practiceSeat(ctx, rooms, held.practice);
  if (practice?.finalId === finalId) {
    return { finalId, teamId: practice.teamId, isPractice: true };
  }
  const device = await deviceOf(ctx, held.device);
  return device?.finalId === finalId ? { ...device, isPractice: false } : null;
}
