import type { IncomingMessage } from 'node:http';
import { can, type Action } from '../../../domain/auth/permissions.ts';
import { HOUR } from '../../../domain/core/time.ts';
import type { Audience } from '../../../domain/live/views.ts';
import type { Handshake, ScreenKind } from '../../../schema/live-wire.ts';
import { keepSessions, readSession } from '../../auth/service.ts';
import { readCookie, type CookieKind } from '../../cookies.ts';
import type { Ctx } from '../../ctx.ts';
import { spectatorOf } from '../device.ts';
import * as finals from '../final-store.ts';
import { isScreenKey } from '../hall-screen.ts';
import type { Rooms } from '../rooms.ts';
import { seatIn } from '../seat.ts';

/** Who holds a screen, proven by its cookies. */
export type Holder = {
  finalId: string;
  audience: Audience;
  /**
   * The account of a host, MC or judge; the team of a device; the phone of a spectator; `hall` for a
   * screen that came by the organizers' link. Null: anybody.
   */
  id: string | null;
};

/** Who holds a screen of the hall. */
const HALL = 'hall';

/** What an account must be allowed to hold such a screen. The others need no account. */
const NEEDS = {
  operator: 'final.run',
  mc: 'final.read-card',
  judge: 'final.judge'
} as const satisfies Partial<Record<ScreenKind, Action>>;

const isOfAccount = (screen: ScreenKind): screen is keyof typeof NEEDS => screen in NEEDS;

/** Whoever runs or judges a final is not signed out while it is on. */
async function stayIn(ctx: Ctx, rooms: Rooms, finalId: string, accountId: string): Promise<void> {
  const room = await rooms.current(finalId);
  const isOn =
    room && !room.isRehearsal && !['waiting', 'ended'].includes(room.state().show.phase.kind);
  if (isOn) await keepSessions(ctx, { accountId }, ctx.now() + 2 * HOUR);
}

/** The holder of a screen that connects, or null if it may not show what it asks for (R10). */
export async function holderOf(
  ctx: Ctx,
  rooms: Rooms,
  origin: string | undefined,
  request: IncomingMessage,
  { finalId, screen }: Handshake
): Promise<Holder | null> {
  const final = await finals.find(ctx.db, finalId);
  if (!final) return null;
  const isHttps = origin?.startsWith('https:') ?? false;
  const kept = (kind: CookieKind) => readCookie(request.headers.cookie, ctx, kind, isHttps);
  if (isOfAccount(screen)) {
    const token = kept('session');
    const session = token ? await readSession(ctx, token) : null;
    const isAllowed = can(session?.actor ?? null, NEEDS[screen], { contestId: final.contestId });
    if (!session || !isAllowed) return null;
    if (session.expiresAt - ctx.now() < HOUR) {
      await stayIn(ctx, rooms, finalId, session.actor.accountId);
    }
    return { finalId, audience: { kind: screen }, id: session.actor.accountId };
  }
  if (screen === 'team') {
    const seat = await seatIn(ctx, rooms, finalId, {
      practice: kept('live-practice') ?? '',
      device: kept('live-device') ?? ''
    });
    if (!seat) return null;
    return { finalId, audience: { kind: 'team', teamId: seat.teamId }, id: seat.teamId };
  }
  if (screen === 'spectator') {
    const spectatorId = spectatorOf(ctx, kept('live-spectator') ?? '');
    return { finalId, audience: { kind: screen }, id: spectatorId };
  }
  const isOfHall = isScreenKey(ctx, finalId, kept('live-screen') ?? '');
  return { finalId, audience: { kind: screen }, id: isOfHall ? HALL : null };
}
