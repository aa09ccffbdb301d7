import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { accepted, refused } from '#lib/domain/core/result.ts';
import { methodForm } from '#lib/schema/judging.ts';
import * as judging from '#lib/server/judging/service.ts';
import { judgingMay } from '#lib/server/kit/judging.ts';
import { leading, mayAssist } from '#lib/server/kit/judging-lead.ts';
import * as m from '#lib/text/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { markingId } = event.params;
  const may = await judgingMay(event, 'judging.lead', markingId);
  const view = await judging.readHeadView(ctx, may, markingId);
  if (!view.ok) error(404, m.page_not_found());
  const read = await judgingMay(event, 'judging.results', markingId);
  const results = await judging.readResults(ctx, read, markingId);
  return {
    view: view.value,
    results: results.ok ? results.value : null,
    headId: may.actor?.accountId ?? '',
    assists: await mayAssist(event, markingId)
  };
};

export const actions: Actions = {
  method: leading(methodForm, judging.changeMethod),
  lockAll: leading(z.strictObject({}), async (ctx, permission, markingId) => {
    const locked = await judging.lockAll(ctx, permission, markingId);
    return locked.ok ? accepted(null) : refused(locked.refusal.code);
  })
};
