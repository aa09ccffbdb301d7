import { shortages, type Shortage } from '../banks/blueprint.ts';
import type { Option, Question } from '../banks/question.ts';
import type { BlueprintCell } from '../contest/blueprint-cell.ts';
import { randomFrom, shuffled, type Random } from '../core/random.ts';
import { accepted, refused, type Result } from '../core/result.ts';

/** One question of a paper with its options in the order in which it shows them. */
export type DrawnItem = { position: number; versionId: string; optionIds: string[] };

export type DrawOrders = { shuffleQuestions: boolean; shuffleOptions: boolean };

/**
 * Draws a paper: for every cell of the blueprint as many questions as it wants, none twice. The
 * same seed, pool and blueprint give the same paper whatever the order of the pool (D1 to D5).
 *
 * @param seed 32 hexadecimal digits, recorded with the paper
 * @returns items in order, positions from 1; or the cells that the pool cannot fill
 */
export function drawPaper(
  seed: string,
  pool: readonly Question[],
  blueprint: readonly BlueprintCell[],
  orders: DrawOrders
): Result<DrawnItem[], Shortage[]> {
  const missing = shortages(blueprint, pool);
  if (missing.length > 0) return refused(missing);

  const random = randomFrom(seed);
  const drawn = blueprint.flatMap((cell) => drawCell(cell, pool, random));
  const ordered = orders.shuffleQuestions ? shuffled(drawn, random) : drawn;
  return accepted(
    ordered.map((question, index) => ({
      position: index + 1,
      versionId: question.versionId,
      optionIds: orders.shuffleOptions
        ? shuffledOptions(question.options, random)
        : question.options.map((option) => option.id)
    }))
  );
}

function drawCell(cell: BlueprintCell, pool: readonly Question[], random: Random): Question[] {
  const candidates = pool
    .filter((one) => one.topic === cell.topic && one.level === cell.level)
    .sort((left, right) => (left.versionId < right.versionId ? -1 : 1));
  return shuffled(candidates, random).slice(0, cell.count);
}

/** A permutation of the option ids in which pinned options keep their places (D8). */
export function shuffledOptions(options: readonly Option[], random: Random): string[] {
  const loose = shuffled(
    options.filter((option) => !option.pinned),
    random
  );
  return options.map((option) => (option.pinned ? option : (loose.shift() as Option)).id);
}
