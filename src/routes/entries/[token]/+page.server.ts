import { fail, redirect } from '@sveltejs/kit';
import { handInForm } from '#lib/schema/entries.ts';
import { handIn } from '#lib/server/entries/handing-in.ts';
import { accessOf } from '#lib/server/entries/links.ts';
import { takeWhole } from '#lib/server/entries/plain-upload.ts';
import { readTeamPage } from '#lib/server/entries/team-page.ts';
import { answerEntry, entering } from '#lib/server/kit/entries.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { entryRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  // The address is a key, and what it opens is for nobody's cache.
  setHeaders({ 'cache-control': 'no-store' });
  const access = await accessOf(locals.ctx, params.token);
  return {
    now: locals.ctx.now(),
    base: `/entries/${params.token}`,
    page: access && (await readTeamPage(locals.ctx, access))
  };
};

export const actions: Actions = {
  /** A small file from a browser without scripts. */
  send: async (event) => {
    const { ctx, vault } = event.locals;
    const access = await entering(event);
    await brakeOn(`entrant:${access.entrant.id}`);
    const file = (await event.request.formData()).get('file');
    const about = { action: 'send', given: {}, wrong: [] };
    if (!(file instanceof File) || file.size === 0)
      return fail(422, { ...about, refused: entryRefusals['file-empty']() });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const taken = await takeWhole(ctx, vault, access, { name: file.name, bytes });
    if (!taken.ok) return fail(409, { ...about, refused: entryRefusals[taken.refusal]() });
    redirect(303, `/entries/${event.params.token}`);
  },

  handIn: async (event) => {
    const access = await entering(event);
    await brakeOn(`entrant:${access.entrant.id}`);
    return answerEntry(event, handInForm, async (offer) => {
      const handed = await handIn(event.locals.ctx, access, offer);
      if (handed.ok) redirect(303, `/entries/${event.params.token}/receipt`);
      return handed;
    });
  }
};
