import type { Ctx } from '../ctx.ts';
import * as paperStore from './paper-store.ts';

/** Option orders by position. A paper is fixed at its start (R6), so it can never be stale here. */
type OptionOrders = ReadonlyMap<number, readonly string[]>;

const MOST_PAPERS = 10_000;
const papers = new Map<string, OptionOrders>();

/** The option orders of these attempts' papers; read once per attempt and process. */
export async function optionOrders(
  ctx: Ctx,
  attemptIds: readonly string[]
): Promise<ReadonlyMap<string, OptionOrders>> {
  const wanted = new Map<string, OptionOrders>();
  for (const id of attemptIds) {
    const known = papers.get(id);
    if (known) wanted.set(id, known);
  }
  const missing = attemptIds.filter((id) => !wanted.has(id));
  if (missing.length === 0) return wanted;
  for (const [attemptId, items] of await paperStore.items(ctx.db, missing)) {
    const orders = new Map(items.map((item) => [item.position, item.optionOrder]));
    wanted.set(attemptId, orders);
    remember(attemptId, orders);
  }
  return wanted;
}

/** Forgets the oldest papers first when there are too many. */
function remember(attemptId: string, orders: OptionOrders): void {
  papers.set(attemptId, orders);
  const [oldest] = papers.keys();
  if (papers.size > MOST_PAPERS && oldest !== undefined) papers.delete(oldest);
}
