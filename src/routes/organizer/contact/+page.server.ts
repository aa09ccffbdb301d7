import { contestContact } from '#lib/schema/contest.ts';
import { setContact } from '#lib/server/contest/contact.ts';
import { current } from '#lib/server/contest/service.ts';
import { answerForm } from '#lib/server/kit/form.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** Whom contestants may ask. */
export const load: PageServerLoad = async (event) => {
  await organizerMay(event, 'contact.set');
  const view = await current(event.locals.ctx);
  const { name = '', telephone = '', email = '', hours = '' } = view?.contest.about.contact ?? {};
  return { contest: view?.contest.name ?? null, fields: { name, telephone, email, hours } };
};

export const actions: Actions = {
  save: async (event) => {
    const permission = await organizerMay(event, 'contact.set');
    return answerForm(event, contestContact, { 'no-contest': m.reports_no_contest }, (contact) =>
      setContact(event.locals.ctx, permission, contact)
    );
  }
};
