import { error, fail } from '@sveltejs/kit';
import { troubleForm } from '#lib/schema/messages.ts';
import { requireActor, requirePermission } from '#lib/server/kit/guard.ts';
import { brakeOn } from '#lib/server/kit/request-rate.ts';
import { reportTrouble } from '#lib/server/messages/service.ts';
import { ownAttempt, readNews } from '#lib/server/quiz/service.ts';
import { accessDenied } from '#lib/text/access.ts';
import { troubleRefusals } from '#lib/text/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

/** What somebody reported, and a form to report; for browsers without scripts and from anywhere. */
export const load: PageServerLoad = async (event) => {
  const { personId } = requireActor(event);
  if (personId === null) error(403, accessDenied());
  const asked = event.url.searchParams.get('attempt');
  return { ...(await readNews(event.locals.ctx, personId)), attemptId: asked };
};

export const actions: Actions = {
  report: async (event) => {
    const { ctx } = event.locals;
    const actor = requireActor(event);
    await brakeOn(actor.accountId);
    if (actor.personId === null) error(403, accessDenied());
    const permission = requirePermission(event, 'trouble.report', {
      ownerPersonId: actor.personId
    });
    const { attemptId: asked, ...fields } = Object.fromEntries(await event.request.formData());
    const given = { kind: String(fields['kind'] ?? ''), words: String(fields['words'] ?? '') };
    const parsed = troubleForm.safeParse(fields);
    if (!parsed.success) return fail(422, { ...given, isWrong: true });
    const attempt =
      typeof asked === 'string' && asked.length <= 60 ? await ownAttempt(ctx, actor, asked) : null;
    const done = await reportTrouble(ctx, permission, {
      ...parsed.data,
      attemptId: attempt?.id ?? null
    });
    if (!done.ok) {
      return fail(409, { ...given, isWrong: false, sentence: troubleRefusals[done.refusal]() });
    }
    const { troubles } = await readNews(ctx, actor.personId);
    return { troubles };
  }
};
