import { preparing } from '#lib/server/kit/final.ts';
import { readRecord } from '#lib/server/live/record.ts';
import type { PageServerLoad } from './$types';

/** The minutes of a final, partial while it runs; null before its show has begun. */
export const load: PageServerLoad = async (event) => {
  const { final, permission } = await preparing(event);
  const record = await readRecord(event.locals.ctx, permission, final.id);
  return {
    final: { id: final.id, name: final.name },
    record: record && { digest: record.digest, minutes: record.minutes }
  };
};
