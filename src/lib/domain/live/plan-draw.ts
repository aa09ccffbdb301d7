import type { Level, Topic } from '../contest/blueprint-cell.ts';
import { randomFrom, shuffled } from '../core/random.ts';
import { accepted, refused, type Result } from '../core/result.ts';
import { bankVersions, type Plan } from './plan.ts';
import { putQuestion } from './plan-places.ts';
import type { PlanRefusal } from './plan-segments.ts';

/** A bank question that may be drawn. */
export type Candidate = {
  versionId: string;
  topic: Topic | null;
  level: Level | null;
  /** It stood in a paper of round one: whoever remembers it would have an advantage. */
  wasShown: boolean;
};

/** Which questions are wanted; null for any. */
export type DrawWish = {
  count: number;
  topic: Topic | null;
  level: Level | null;
  target: 'next' | 'spare';
};

/**
 * Draws questions into a segment, every one that is free with the same chance. One that round one
 * showed is drawn only when no other is left. Fewer come if the bank has fewer.
 *
 * @param seed decides the draw alone, so that it can be repeated from the record
 */
export function drawQuestions(
  plan: Plan,
  segmentId: string,
  wish: DrawWish,
  pool: readonly Candidate[],
  seed: string
): Result<{ plan: Plan; drawn: string[] }, PlanRefusal> {
  const taken = new Set(bankVersions(plan));
  const free = pool.filter(
    ({ versionId, topic, level }) =>
      !taken.has(versionId) &&
      (wish.topic === null || wish.topic === topic) &&
      (wish.level === null || wish.level === level)
  );
  const random = randomFrom(seed);
  const order = [false, true].flatMap((wasShown) =>
    shuffled(
      free.filter((one) => one.wasShown === wasShown),
      random
    )
  );
  const drawn = order.slice(0, wish.count).map(({ versionId }) => versionId);
  if (drawn.length === 0) return refused('bank-exhausted');
  let filled = plan;
  for (const versionId of drawn) {
    const put = putQuestion(filled, segmentId, wish.target, { kind: 'bank', versionId });
    if (!put.ok) return put;
    filled = put.value;
  }
  return accepted({ plan: filled, drawn });
}
