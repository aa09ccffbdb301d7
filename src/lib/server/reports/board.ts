import { SECOND, type Instant } from '../../domain/core/time.ts';
import { unitBoard, type UnitBoard } from '../../domain/reports/board.ts';
import { usualFilter } from '../../domain/reports/filter.ts';
import { blocsOf } from '../../domain/reports/scope.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as units from '../units/service.ts';
import { figuresOf } from '../results/figures.ts';
import { UNIT_COUNTS } from './participation.ts';

/** The public unit board with its time. */
export type BoardView = UnitBoard & {
  contestName: string;
  roundName: string;
  asOf: Instant;
  blocs: string[];
};

/** So long everybody reads the same board: a thousand visitors cost one count. */
const KEPT_MS = 10 * SECOND;

type Kept = { roundId: string; readAt: Instant; board: Promise<BoardView> };
const kept = new WeakMap<Db, Kept>();

/**
 * The public unit board; null, and nothing counted, unless an organizer has opened it.
 *
 * A contest with a prediction question must not show it while a wave is open: the live count would
 * give the answer away (B3). There is no such question yet.
 */
export async function readBoard(ctx: Ctx): Promise<BoardView | null> {
  const view = await contest.current(ctx);
  if (!view?.contest.isBoardOpen) return null;
  const last = kept.get(ctx.db);
  if (last?.roundId === view.round.id && ctx.now() - last.readAt < KEPT_MS) return last.board;
  const next = { roundId: view.round.id, readAt: ctx.now(), board: makeBoard(ctx, view) };
  kept.set(ctx.db, next);
  next.board.catch(() => {
    if (kept.get(ctx.db) === next) kept.delete(ctx.db);
  });
  return next.board;
}

async function makeBoard(ctx: Ctx, view: contest.ContestView): Promise<BoardView> {
  const tree = await units.readTree(ctx);
  const { value, asOf } = await figuresOf(ctx, view, UNIT_COUNTS);
  const { levels, gates } = view.contest.unitRanking;
  return {
    contestName: view.contest.name,
    roundName: view.round.name,
    asOf,
    blocs: blocsOf(tree),
    ...unitBoard(tree, value, levels, usualFilter(gates).denominator)
  };
}
