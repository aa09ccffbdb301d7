import type { Ctx } from '../ctx.ts';
import * as saveStore from './save-store.ts';
import * as paperStore from './paper-store.ts';

/**
 * Compares what clients were told is stored with what is (I1, I2).
 *
 * @returns answers stored for these attempts, and acknowledged changes that are missing from the
 *   record or newer than the stored answer
 */
export async function compareWithStored(
  ctx: Ctx,
  attemptIds: readonly string[],
  acknowledged: readonly {
    mutationId: string;
    attemptId: string;
    position: number;
    revision: number;
  }[]
): Promise<{ stored: number; lost: number }> {
  const answers = (await inSlices(attemptIds, (ids) => paperStore.answers(ctx.db, ids))).flat();
  const mutationIds = acknowledged.map((change) => change.mutationId);
  const known = await inSlices(mutationIds, (ids) => saveStore.knownMutations(ctx.db, ids));
  const record = new Set(known.flatMap((some) => [...some]));
  const revisions = new Map(
    answers.map((answer) => [`${answer.attemptId} ${answer.position}`, answer.revision])
  );
  const lost = acknowledged.filter(
    ({ mutationId, attemptId, position, revision }) =>
      !record.has(mutationId) || (revisions.get(`${attemptId} ${position}`) ?? 0) < revision
  );
  return { stored: answers.length, lost: lost.length };
}

const SLICE = 500;

async function inSlices<Key, Found>(
  keys: readonly Key[],
  read: (slice: Key[]) => Promise<Found>
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < keys.length; from += SLICE) {
    found.push(await read(keys.slice(from, from + SLICE)));
  }
  return found;
}
