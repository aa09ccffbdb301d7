import { redirect } from '@sveltejs/kit';
import { nextSheet } from '#lib/domain/judging/own-work.ts';
import { ownMarkings } from '#lib/server/judging/service.ts';
import { markingSheet } from '#lib/server/kit/judging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { permission, sheet } = await markingSheet(event);
  const { submitted } = sheet;
  if (!submitted) redirect(303, `/judging/sheets/${sheet.id}`);
  const next = nextSheet(await ownMarkings(event.locals.ctx, permission));
  return { sheet, submitted, nextId: next?.line.sheetId ?? null };
};
