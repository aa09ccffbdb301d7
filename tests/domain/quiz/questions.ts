import fc from 'fast-check';
import type { Question } from '#lib/domain/banks/question.ts';
import { LEVELS, TOPICS, type BlueprintCell } from '#lib/domain/contest/blueprint-cell.ts';

/** A question with four options, the last pinned if wanted. */
export function question(code: string, over: Partial<Question> = {}): Question {
  return {
    versionId: `version-${code}`,
    code,
    topic: 'procedures',
    level: 'NB',
    stem: `Câu hỏi ${code}`,
    options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Phương án ${id}`, pinned: false })),
    ...over
  };
}

/** A pool with a few questions in every cell, and a blueprint that it can fill. */
export const poolAndBlueprint: fc.Arbitrary<{ pool: Question[]; blueprint: BlueprintCell[] }> = fc
  .record({
    perCell: fc.integer({ min: 1, max: 5 }),
    counts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 28, maxLength: 28 })
  })
  .map(({ perCell, counts }) => {
    const cells = TOPICS.flatMap((topic) => LEVELS.map((level) => ({ topic, level })));
    const pool = cells.flatMap(({ topic, level }, cell) =>
      Array.from({ length: perCell }, (_, n) => question(`Q-${cell}-${n}`, { topic, level }))
    );
    const blueprint = cells
      .map((cell, index) => ({ ...cell, count: Math.min(perCell, counts[index] ?? 0) }))
      .filter((cell) => cell.count > 0);
    return { pool, blueprint };
  });

export const seed: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.join(''));
