import { readBoard } from '#lib/server/entries/board.ts';
import { preparingCall } from '#lib/server/kit/entries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { call, permission } = await preparingCall(event);
  return { call, board: await readBoard(event.locals.ctx, permission, call) };
};
