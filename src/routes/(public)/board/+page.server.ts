import { arrangeBoard } from '#lib/domain/reports/board.ts';
import { boardQuery } from '#lib/schema/reports.ts';
import { readBoard } from '#lib/server/reports/service.ts';
import type { PageServerLoad } from './$types';

/** Who took part, unit by unit, for everybody: while it is closed no figure leaves the server. */
export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
  const query = boardQuery.parse(Object.fromEntries(url.searchParams));
  const board = await readBoard(ctx);
  return { query, board: board && { ...board, rows: arrangeBoard(board.rows, query) } };
};
