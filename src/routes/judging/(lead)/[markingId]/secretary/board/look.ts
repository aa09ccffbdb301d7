import type { Board } from '#lib/domain/judging/views.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** What the board shows: at first with the page, then every few seconds by itself. */
export const look = ({ now }: Ctx, board: Board) => ({ board, asOf: now() });

export type Seen = ReturnType<typeof look>;
