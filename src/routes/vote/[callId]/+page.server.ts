import { error } from '@sveltejs/kit';
import { voteForm } from '#lib/schema/entries.ts';
import { castVote, readBallot, readVote } from '#lib/server/entries/vote.ts';
import { answerEntry, voting } from '#lib/server/kit/entries.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** The public vote on the entries of a call, for officials of its contest. */
export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const permission = await voting(event);
  const vote = await readVote(ctx, permission, event.params.callId);
  const ballot = await readBallot(ctx, permission, event.params.callId);
  if (!ballot) error(404, m.page_not_found());
  const { callName, hasVoted, candidates } = ballot;
  return { vote, callName, hasVoted, candidates: vote.phase === 'open' ? candidates : [] };
};

export const actions: Actions = {
  cast: async (event) => {
    const permission = await voting(event);
    return answerEntry(event, voteForm, (choice) =>
      castVote(event.locals.ctx, permission, event.params.callId, choice)
    );
  }
};
