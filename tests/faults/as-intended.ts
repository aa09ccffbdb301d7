import { placesOf } from '#lib/domain/quiz/places.ts';
import { optionIds } from '#lib/schema/quiz.ts';
import type { Contestant } from './contestant.ts';
import type { Installation } from './installation.ts';

/** Positions at which something else is stored than the contestant last meant, one sentence each. */
export function notAsIntended(
  { onDatabase }: Pick<Installation, 'onDatabase'>,
  contestants: readonly Contestant[]
): Promise<string[]> {
  return onDatabase(async ({ db }) => {
    const wrong: string[] = [];
    for (const { attemptId, intended } of contestants) {
      const rows = await db
        .selectFrom('answer')
        .innerJoin('paper_item', (join) =>
          join
            .onRef('paper_item.attempt_id', '=', 'answer.attempt_id')
            .onRef('paper_item.position', '=', 'answer.position')
        )
        .select(['answer.position', 'choice', 'option_order'])
        .where('answer.attempt_id', '=', attemptId)
        .execute();
      const stored = new Map(
        rows.map((row) => [row.position, placesOf(read(row.option_order), read(row.choice)).join()])
      );
      for (const { position, choice } of intended.values()) {
        const found = stored.get(position) ?? 'nothing';
        if (found !== choice.join()) {
          wrong.push(`${attemptId} at ${position}: ${choice.join()} meant, ${found} stored`);
        }
      }
    }
    return wrong;
  });
}

const read = (stored: string): string[] => optionIds.parse(JSON.parse(stored));
