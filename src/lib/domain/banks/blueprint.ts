import type { Question } from './question.ts';
import type { BlueprintCell, Level, Topic } from '../contest/blueprint-cell.ts';

/** A cell that the bank cannot fill. */
export type Shortage = { topic: Topic; level: Level; wanted: number; found: number };

/** The cells that have too few questions; empty when any paper can be drawn (D9). */
export function shortages(
  blueprint: readonly BlueprintCell[],
  pool: readonly Question[]
): Shortage[] {
  return blueprint
    .map(({ topic, level, count }) => ({
      topic,
      level,
      wanted: count,
      found: pool.filter((one) => one.topic === topic && one.level === level).length
    }))
    .filter((cell) => cell.found < cell.wanted);
}

/** How many questions a paper of this blueprint has. */
export const paperSize = (blueprint: readonly BlueprintCell[]): number =>
  blueprint.reduce((sum, cell) => sum + cell.count, 0);
