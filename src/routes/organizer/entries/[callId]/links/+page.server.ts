import { entrantForm } from '#lib/schema/entries.ts';
import { linksOf, renewLink } from '#lib/server/entries/links.ts';
import { answerEntry, preparingCall } from '#lib/server/kit/entries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { call, permission } = await preparingCall(event);
  const links = await linksOf(event.locals.ctx, permission, call.id);
  return {
    call: { id: call.id, name: call.name, closesAt: call.closesAt },
    origin: event.url.origin,
    links: links.map(({ token, ...link }) => ({
      ...link,
      address: `${event.url.origin}/entries/${token}`
    }))
  };
};

export const actions: Actions = {
  renew: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(event, entrantForm, (input) =>
      renewLink(event.locals.ctx, permission, call.id, input)
    );
  }
};
