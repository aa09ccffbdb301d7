import { setImmediate as nextTurn } from 'node:timers/promises';
import { SECOND, type Instant } from '../../domain/core/time.ts';
import type { ContestView } from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as people from '../people/service.ts';

/** Whose rows are counted: one round, and the registrations of some units or of all. */
export type Counted = {
  contestId: string;
  roundId: string;
  /** Null for all of them. */
  unitIds: readonly string[] | null;
};

/** Figures and the moment up to which they hold. */
export type Figures<Value> = { value: Value; asOf: Instant };

/** Rows from which on counting takes long enough to be kept. */
const LARGE = 50_000;

/** How long kept figures are shown before they are counted again. */
const KEPT_MS = 30 * SECOND;

/** Rows counted at a time: SQLite holds everything else up while it counts. */
const AT_ONCE = 5_000;

type Shelf = {
  /** Of large contests only. */
  kept: Map<string, Figures<unknown>>;
  running: Map<string, Promise<Figures<unknown>>>;
};
const shelves = new WeakMap<Db, Shelf>();

/** What is counted, and how it is called among kept figures. */
export type Count<Row> = {
  name: string;
  /** Rows that are read for each registration; 1 unless given. */
  weight?: number;
  /** How long they are kept where that is not the usual time. */
  keptMs?: number;
  read: (db: Db, of: Counted) => Promise<Row[]>;
  /** Adds up rows of several parts that count the same; not needed where each is of one unit. */
  merge?: (rows: readonly Row[]) => Row[];
};

/** Are the figures of this contest kept, because counting them takes long? */
export async function isLarge(ctx: Ctx, contestId: string): Promise<boolean> {
  return sizeOf(await people.countRegistered(ctx, contestId)) >= LARGE;
}

/**
 * Grouped figures of the round. A small contest is counted whenever somebody asks. Of a large one
 * figures are kept with their time: those that are old are shown once more and counted again
 * behind, so that no page waits for a million rows.
 */
export async function figuresOf<Row>(
  ctx: Ctx,
  view: ContestView,
  count: Count<Row>
): Promise<Figures<Row[]>> {
  const shelf = shelfOf(ctx.db);
  const key = keyOf(view, count);
  const last = shelf.kept.get(key);
  if (!last) return (await counting(ctx, shelf, key, view, count)) as Figures<Row[]>;
  if (ctx.now() - last.asOf > (count.keptMs ?? KEPT_MS)) {
    // Whoever asks next gets the newer ones; a failure is told to those who have to wait for it.
    counting(ctx, shelf, key, view, count).catch((error: unknown) => {
      ctx.log.error({ error, report: count.name }, 'counting for a report failed');
    });
  }
  return last as Figures<Row[]>;
}

/** The same, counted after this was asked: for what is decided or signed. */
export async function figuresNow<Row>(
  ctx: Ctx,
  view: ContestView,
  count: Count<Row>
): Promise<Figures<Row[]>> {
  const shelf = shelfOf(ctx.db);
  const key = keyOf(view, count);
  await shelf.running.get(key);
  return (await counting(ctx, shelf, key, view, count)) as Figures<Row[]>;
}

const keyOf = ({ round }: ContestView, { name }: Pick<Count<unknown>, 'name'>): string =>
  `${round.id} ${name}`;

/** One counting at a time for the same figures, however many ask. */
function counting<Row>(
  ctx: Ctx,
  shelf: Shelf,
  key: string,
  view: ContestView,
  count: Count<Row>
): Promise<Figures<unknown>> {
  const running = shelf.running.get(key);
  if (running) return running;
  const begun = countAll(ctx, view, count)
    .then(({ size, ...figures }) => {
      if (size >= LARGE) shelf.kept.set(key, figures);
      else shelf.kept.delete(key);
      return figures;
    })
    .finally(() => shelf.running.delete(key));
  shelf.running.set(key, begun);
  return begun;
}

async function countAll<Row>(
  ctx: Ctx,
  { contest, round }: ContestView,
  { read, weight = 1, merge }: Count<Row>
): Promise<Figures<Row[]> & { size: number }> {
  const asOf = ctx.now();
  const sizes = await people.countRegistered(ctx, contest.id);
  const size = sizeOf(sizes);
  const of = { contestId: contest.id, roundId: round.id };
  let rows: Row[] = [];
  for (const unitIds of inParts(sizes, size, AT_ONCE / weight)) {
    for (const row of await read(ctx.db, { ...of, unitIds })) rows.push(row);
    if (merge) rows = merge(rows);
    // Saves and pages that came meanwhile go first.
    await nextTurn();
  }
  return { value: rows, asOf, size: size * weight };
}

const sizeOf = (sizes: readonly { registered: number }[]): number =>
  sizes.reduce((sum, one) => sum + one.registered, 0);

/** Units in parts of at most so many registrations; null for a contest counted in one go. */
export function inParts(
  sizes: readonly { unitId: string; registered: number }[],
  size: number,
  atOnce: number
): (string[] | null)[] {
  if (size <= atOnce) return [null];
  const parts: string[][] = [];
  let left = 0;
  for (const { unitId, registered } of sizes) {
    const part = parts.at(-1);
    if (part && registered <= left) {
      part.push(unitId);
      left -= registered;
    } else {
      parts.push([unitId]);
      left = atOnce - registered;
    }
  }
  return parts;
}

function shelfOf(db: Db): Shelf {
  const shelf = shelves.get(db) ?? { kept: new Map(), running: new Map() };
  shelves.set(db, shelf);
  return shelf;
}
