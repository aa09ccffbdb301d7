import { fail } from '@sveltejs/kit';
import { digestRulesForm, recipientForm, removeRecipientForm } from '#lib/schema/digest.ts';
import * as digest from '#lib/server/digest/service.ts';
import { digesting } from '#lib/server/kit/digest.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { running } from '#lib/server/kit/running.ts';
import { digestRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** How the digest is set up, and what it would say now. */
export const load: PageServerLoad = async (event) => {
  const permission = await organizerMay(event, 'digest.manage');
  const { mail } = await running();
  return {
    digest: await digest.readDigest(event.locals.ctx, permission, event.url.origin),
    hasMail: mail !== null
  };
};

export const actions: Actions = {
  rules: digesting(digestRulesForm, digest.setRules),
  add: digesting(recipientForm, digest.addRecipient),
  remove: digesting(removeRecipientForm, (ctx, permission, { recipientId }) =>
    digest.removeRecipient(ctx, permission, recipientId)
  ),
  send: async (event) => {
    const permission = await organizerMay(event, 'digest.manage');
    const { mail } = await running();
    const sent = await digest.sendNow(event.locals.ctx, permission, mail, event.url.origin);
    const about = { action: 'send', given: {}, wrong: [] as string[] };
    if (sent.ok) return { ...about, refused: null, outcome: sent.value };
    return fail(409, { ...about, refused: digestRefusals[sent.refusal](), outcome: null });
  }
};
