import { PRESETS } from '#lib/domain/live/presets.ts';
import { nothing } from '#lib/schema/live-teams.ts';
import { rehearsalForm } from '#lib/schema/live-rehearsal.ts';
import { answer, preparing } from '#lib/server/kit/final.ts';
import { beginRehearsal, endRehearsal, readRehearsal } from '#lib/server/live/rehearsing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx, rooms } = event.locals;
  const { final, permission } = await preparing(event);
  const { now, ...rehearsal } = await readRehearsal(ctx, rooms, permission, final);
  const addressOf = (token: string): string => `${event.url.origin}/live/rehearsal/${token}`;
  return {
    final,
    origin: event.url.origin,
    presets: PRESETS.map(({ id, name }) => ({ id, name })),
    ...rehearsal,
    now: now && {
      ...now,
      teams: now.teams.map(({ token, ...team }) => ({
        ...team,
        address: token === null ? null : addressOf(token)
      }))
    }
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const { ctx, rooms } = event.locals;
    const { final, permission } = await preparing(event);
    return answer(event, rehearsalForm, (wish) =>
      beginRehearsal(ctx, rooms, permission, final, wish)
    );
  },
  end: async (event) => {
    const { ctx, rooms } = event.locals;
    const { final, permission } = await preparing(event);
    return answer(event, nothing, () => endRehearsal(ctx, rooms, permission, final));
  }
};
