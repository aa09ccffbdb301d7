import { openVoteForm } from '#lib/schema/entries.ts';
import { nothing } from '#lib/schema/live-teams.ts';
import { closeVote, openVote, readVote } from '#lib/server/entries/vote.ts';
import { answerEntry, preparingCall } from '#lib/server/kit/entries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { call, permission } = await preparingCall(event);
  return {
    call: { id: call.id, name: call.name },
    address: `${event.url.origin}/vote/${call.id}`,
    vote: await readVote(event.locals.ctx, permission, call.id)
  };
};

export const actions: Actions = {
  open: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(event, openVoteForm, (times) =>
      openVote(event.locals.ctx, permission, call.id, times)
    );
  },
  close: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(event, nothing, () => closeVote(event.locals.ctx, permission, call.id));
  }
};
