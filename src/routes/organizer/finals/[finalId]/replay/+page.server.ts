import { preparing } from '#lib/server/kit/final.ts';
import { readRecord } from '#lib/server/live/record.ts';
import { askedProgramme } from '#lib/domain/live/asked-programme.ts';
import type { PageServerLoad } from './$types';

/** What the browser folds into pictures: the record, and the questions that were asked with keys. */
export const load: PageServerLoad = async (event) => {
  const { final, permission } = await preparing(event);
  const record = await readRecord(event.locals.ctx, permission, final.id);
  return {
    final: { id: final.id, name: final.name },
    record: record && {
      programme: askedProgramme(record.state.programme, record.state.log),
      events: record.state.log
    }
  };
};
