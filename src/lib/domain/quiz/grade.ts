import type { AnswerKey } from '../banks/answer-key.ts';
import type { Hundredths } from '../core/points.ts';
import type { RoundRules } from '../contest/rules.ts';

export type Grade = {
  score: Hundredths;
  maxScore: Hundredths;
  correct: number;
  answered: number;
};

/** One position of a paper with what was chosen there; empty means blank. */
export type GradedItem = { versionId: string; choice: readonly string[] };

/**
 * Grades a paper in whole hundredths from what it showed and what was chosen (R7). A choice is a
 * set: it is right when it is exactly the key (G6). Every blank item counts as blank.
 *
 * @throws Error if an item has no key: that is our fault, never the contestant's
 */
export function gradePaper(
  items: readonly GradedItem[],
  keys: ReadonlyMap<string, Pick<AnswerKey, 'keyOptionIds'>>,
  scoring: RoundRules['scoring']
): Grade {
  let [score, correct, answered] = [0, 0, 0];
  for (const item of items) {
    const key = keys.get(item.versionId);
    if (!key) throw new Error(`no key for question version ${item.versionId}`);
    if (item.choice.length === 0) {
      score += scoring.blank;
      continue;
    }
    answered += 1;
    const right = isSameSet(item.choice, key.keyOptionIds);
    if (right) correct += 1;
    score += right ? scoring.right : scoring.wrong;
  }
  return { score: Math.max(0, score), maxScore: items.length * scoring.right, correct, answered };
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [new Set(left), new Set(right)];
  return a.size === b.size && [...a].every((id) => b.has(id));
}
