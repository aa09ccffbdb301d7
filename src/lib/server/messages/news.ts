import { DAY, type Instant } from '../../domain/core/time.ts';
import { reaches, type Place } from '../../domain/messages/message.ts';
import type { News } from '../../domain/messages/trouble.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as units from '../units/service.ts';
import * as contest from '../contest/service.ts';
import * as store from './store.ts';

/** Thousands of papers ask twice a minute: what there is to tell is read once for all of them. */
const KEPT_MS = 2000;
/** What was reported before that is no news any more. */
const TOLD_MS = DAY;
const MOST_TROUBLES = 5000;

type Told = {
  messages: store.StoredMessage[];
  troubles: ReadonlyMap<string, store.StoredTrouble[]>;
  pathOf: (unitId: string) => string[];
};
type Kept = { readAt: Instant; told: Promise<Told> };
const kept = new WeakMap<Db, Kept>();

/** What is kept is read anew: something was sent, reported or answered. */
export const forgetNews = (ctx: Ctx): void => void kept.delete(ctx.db);

/** What organizers tell somebody, and what became of what this person reported. */
export async function newsFor(
  ctx: Ctx,
  who: { registrationId: string; sessionId: string | null; unitId: string }
): Promise<News> {
  const { messages, troubles, pathOf } = await tell(ctx);
  const place: Place = { sessionId: who.sessionId, unitPath: pathOf(who.unitId) };
  return {
    messages: messages
      .filter(({ audience }) => reaches(audience, place))
      .map(({ id, words, sentAt }) => ({ id, words, sentAt })),
    troubles: (troubles.get(who.registrationId) ?? []).map(
      ({ id, kind, words, reportedAt, handledAt, note }) => ({
        id,
        kind,
        words,
        reportedAt,
        handledAt,
        note
      })
    )
  };
}

function tell(ctx: Ctx): Promise<Told> {
  const now = ctx.now();
  const last = kept.get(ctx.db);
  if (last && now >= last.readAt && now - last.readAt < KEPT_MS) return last.told;
  const told = read(ctx);
  kept.set(ctx.db, { readAt: now, told });
  // A failure is answered to those who wait for it, not to the next who ask.
  told.catch(() => kept.delete(ctx.db));
  return told;
}

async function read(ctx: Ctx): Promise<Told> {
  const view = await contest.current(ctx);
  const all = view ? await store.messages(ctx.db, view.contest.id) : [];
  const messages = all.filter(({ withdrawnAt }) => withdrawnAt === null);
  const troubles = await store.troublesSince(ctx.db, ctx.now() - TOLD_MS, null, MOST_TROUBLES);
  const namesUnits = messages.some(({ audience }) => audience.kind === 'unit');
  const tree = namesUnits ? await units.readTree(ctx) : null;
  return {
    messages,
    troubles: Map.groupBy(troubles, (trouble) => trouble.registrationId),
    pathOf: (unitId) => tree?.path(unitId).map((unit) => unit.id) ?? []
  };
}
