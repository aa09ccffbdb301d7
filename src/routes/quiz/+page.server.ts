import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { LobbyView } from '#lib/domain/quiz/views.ts';
import { requireActor, requirePermission } from '#lib/server/kit/guard.ts';
import { votesOf } from '#lib/server/entries/vote.ts';
import { ownAttempt, readLobby, start } from '#lib/server/quiz/service.ts';
import { readOwnAttempts } from '#lib/server/results/service.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { startRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** The contestant's own permission to start; null for accounts that belong to nobody in person. */
function mayStart(event: Pick<RequestEvent, 'locals' | 'url'>) {
  const { personId } = requireActor(event);
  return personId === null
    ? null
    : requirePermission(event, 'attempt.start', { ownerPersonId: personId });
}

/** Every attempt that was handed in, once there is one. */
async function handedIn(event: Pick<RequestEvent, 'locals' | 'url'>, lobby: LobbyView | null) {
  const last = lobby?.submitted.at(-1);
  const { ctx } = event.locals;
  const attempt = last && (await ownAttempt(ctx, requireActor(event), last.attemptId));
  return attempt ? readOwnAttempts(ctx, attempt) : null;
}

export const load: PageServerLoad = async (event) => {
  const permission = mayStart(event);
  const lobby = permission && (await readLobby(event.locals.ctx, permission));
  // Entries come after round one: while everybody waits to start nothing else is looked up.
  const isWaiting = lobby?.start.kind === 'refused' && lobby.start.refusal === 'session-not-open';
  const votes = lobby && !isWaiting ? await votesOf(event.locals.ctx) : [];
  const attempts = await handedIn(event, lobby);
  return {
    isContestant: permission !== null,
    lobby,
    votes,
    attempts,
    asOf: event.locals.ctx.now()
  };
};

export const actions: Actions = {
  start: async (event) => {
    const permission = mayStart(event);
    if (!permission?.actor) return fail(403, { sentence: startRefusals['not-registered']() });
    await brakeOn(permission.actor.accountId);
    const started = await start(event.locals.ctx, permission);
    if (!started.ok) return fail(409, { sentence: startRefusals[started.refusal]() });
    redirect(303, `/quiz/${started.value.attemptId}`);
  }
};
