import { error, type RequestEvent } from '@sveltejs/kit';
import { can, permit, type Action } from '../../domain/auth/permissions.ts';
import type { Audience } from '../../domain/live/views.ts';
import type { Outline } from '../../domain/live/view/outline.ts';
import type { Performer } from '../../domain/live/view/performer.ts';
import type { JuryProgress, Picture, QuickSpectator } from '../../schema/live-wire.ts';
import { addressToBrake } from '../client-address.ts';
import * as contest from '../contest/service.ts';
import { isNameTooMany } from '../request-rate.ts';
import type { Room } from '../live/room.ts';
import { isScreenKey, screenKey } from '../live/hall-screen.ts';
import * as live from '../live/service.ts';
import { seatIn } from '../live/seat.ts';
import { callingActor } from './api.ts';
import { keepCookie, keptCookie } from './cookies.ts';
import { requirePermission } from './guard.ts';

type Holding = Pick<RequestEvent, 'locals' | 'url' | 'cookies'>;
type Asking = Holding & { params: { finalId: string } };

/** What every screen of a final begins with. `picture` is null before the programme is sealed. */
export type ScreenData = {
  final: { id: string; name: string };
  picture: Picture | null;
};

/** The first picture of a screen that everybody may look at. */
export const publicScreen = (event: Asking, audience: Audience): Promise<ScreenData> =>
  screen(event, audience);

/**
 * The first picture of a screen of the hall. It looks the same for everybody; one that was opened by
 * the organizers' link, or by who may run the final, has its place kept.
 */
export async function hallScreen(event: Asking, audience: Audience): Promise<ScreenData> {
  const { ctx, actor } = event.locals;
  const { finalId } = event.params;
  const final = await live.findFinal(ctx, finalId);
  const hasKey = isScreenKey(ctx, finalId, event.url.searchParams.get('screen') ?? '');
  if (hasKey || (final && can(actor, 'final.run', { contestId: final.contestId }))) {
    keepCookie(event, 'live-screen', screenKey(ctx, finalId), { maxAge: DEVICE_SECONDS });
  }
  return screen(event, audience);
}

/** The first picture of a screen that an account must be allowed to hold. */
export async function guardedScreen(
  event: Asking,
  action: Action,
  audience: Audience
): Promise<ScreenData> {
  const final = await live.findFinal(event.locals.ctx, event.params.finalId);
  requirePermission(event, action, final ? { contestId: final.contestId } : {});
  return screen(event, audience);
}

/** The console begins with what it chooses from; null before the programme is sealed. */
export async function consoleScreen(
  event: Asking
): Promise<ScreenData & { outline: Outline | null }> {
  const begun = await guardedScreen(event, 'final.run', { kind: 'operator' });
  const { ctx, rooms } = event.locals;
  return { ...begun, outline: await live.outlineNow(ctx, rooms, begun.final.id) };
}

/** Phones that get a gift, for those who hand it out. */
export async function giftsNow(event: Asking): Promise<QuickSpectator[]> {
  const room = await askedRoom(event, 'final.read-card');
  return room ? live.newestGifts(event.locals.ctx, room) : [];
}

/** How far the jury is with its sheets, for the operator; null before the programme is sealed. */
export async function sheetsNow(event: Asking): Promise<JuryProgress | null> {
  const room = await askedRoom(event, 'final.run');
  return room && live.juryProgress(event.locals.ctx, room);
}

/** What the screens of a final show, for a script that may ask; 401 or 403 for others. */
async function askedRoom(event: Asking, action: Action): Promise<Room | null> {
  const { ctx, rooms } = event.locals;
  const actor = callingActor(event);
  const final = await live.findFinal(ctx, event.params.finalId);
  const subject = final ? { contestId: final.contestId } : {};
  if (!permit(actor, action, subject)) error(403, 'Not allowed');
  return final && rooms.current(final.id);
}

/** Teams before the jury now, for the tablets of judges. */
export async function performersNow(event: Holding): Promise<Performer[]> {
  const { ctx, rooms } = event.locals;
  const actor = callingActor(event);
  const view = await contest.current(ctx);
  const permission = permit(actor, 'judging.mark', view ? { contestId: view.contest.id } : {});
  return permission ? live.performingNow(ctx, rooms, permission) : error(403, 'Not allowed');
}

/** The first picture of a team's device; null if this device has no seat in this final. */
export async function teamScreen(
  event: Asking
): Promise<(ScreenData & { teamId: string; isPractice: boolean }) | null> {
  const { ctx, rooms } = event.locals;
  const seat = await seatIn(ctx, rooms, event.params.finalId, {
    practice: keptCookie(event, 'live-practice') ?? '',
    device: keptCookie(event, 'live-device') ?? ''
  });
  if (!seat) return null;
  const { teamId, isPractice } = seat;
  return { ...(await screen(event, { kind: 'team', teamId })), teamId, isPractice };
}

async function screen(event: Asking, audience: Audience): Promise<ScreenData> {
  const { ctx, rooms } = event.locals;
  const final = await live.findFinal(ctx, event.params.finalId);
  if (!final) error(404, 'Not found');
  const room = await rooms.current(final.id);
  return {
    final: { id: final.id, name: final.name },
    picture: live.firstPicture(ctx, room, audience)
  };
}

/** A day: longer than any final, shorter than until the next one. */
const DEVICE_SECONDS = 24 * 60 * 60;

/** The seat of a team, kept by the device that opened its link. */
export const setDeviceCookie = (event: Holding, value: string): void =>
  keepCookie(event, 'live-device', value, { maxAge: DEVICE_SECONDS });

/** The seat of a made-up team, beside that which the device may have in the show. */
export const setPracticeCookie = (event: Holding, value: string): void =>
  keepCookie(event, 'live-practice', value, { maxAge: DEVICE_SECONDS });

/**
 * Gives a phone of the audience a name of its own, unless it has one.
 *
 * @returns the code by which it claims a gift; null where so many were named from its address that it
 * may only watch for now (L5)
 */
export async function nameSpectator(event: Holding): Promise<string | null> {
  const { ctx } = event.locals;
  const known = keptCookie(event, 'live-spectator') ?? '';
  const code = live.spectatorCode(ctx, known);
  if (code !== null) return code;
  if (await isNameTooMany(addressToBrake(event.locals.address))) return null;
  const named = live.newSpectator(ctx);
  keepCookie(event, 'live-spectator', named, { maxAge: DEVICE_SECONDS });
  return live.spectatorCode(ctx, named);
}
