import { error } from '@sveltejs/kit';
import { extendEntrantForm, handInForForm, withdrawForm } from '#lib/schema/entries.ts';
import { readEntrant } from '#lib/server/entries/board.ts';
import { extend } from '#lib/server/entries/entrants.ts';
import { handInFor, withdraw } from '#lib/server/entries/handing-in.ts';
import { answerEntry, preparingCall } from '#lib/server/kit/entries.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { call, permission } = await preparingCall(event);
  const found = await readEntrant(event.locals.ctx, permission, call, event.params.entrantId);
  if (!found) error(404, m.page_not_found());
  const takesLinks = call.rules.kinds.includes('link');
  return { call: { id: call.id, name: call.name }, takesLinks, ...found };
};

export const actions: Actions = {
  extend: async (event) => {
    const { call, permission } = await preparingCall(event);
    const { entrantId } = event.params;
    return answerEntry(event, extendEntrantForm, (input) =>
      extend(event.locals.ctx, permission, call.id, { ...input, entrantId })
    );
  },
  withdraw: async (event) => {
    const { call, permission } = await preparingCall(event);
    const { entrantId } = event.params;
    return answerEntry(event, withdrawForm, (input) =>
      withdraw(event.locals.ctx, permission, call.id, { ...input, entrantId })
    );
  },
  handIn: async (event) => {
    const { call, permission } = await preparingCall(event);
    const { entrantId } = event.params;
    return answerEntry(event, handInForForm, (input) =>
      handInFor(event.locals.ctx, permission, call.id, { ...input, entrantId })
    );
  }
};
