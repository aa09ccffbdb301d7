import { z } from 'zod';
import type { AnswerKey } from '../../../domain/banks/answer-key.ts';
import { storedCitation } from '../../../schema/banks.ts';
import type { Db } from '../../db/open.ts';

const optionIds = z.array(z.string());

/** Keys by question version. Only grading and the review after it may ask (R9). */
export async function keysOf(
  db: Db,
  versionIds: readonly string[]
): Promise<Map<string, AnswerKey>> {
  const rows = await db
    .selectFrom('answer_key')
    .selectAll()
    .where('question_version_id', 'in', versionIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.question_version_id,
      {
        versionId: row.question_version_id,
        keyOptionIds: optionIds.parse(JSON.parse(row.key_option_ids)),
        explanation: row.explanation,
        citation: storedCitation.parse(JSON.parse(row.citation))
      }
    ])
  );
}

export async function insertKey(db: Db, key: AnswerKey): Promise<void> {
  await db
    .insertInto('answer_key')
    .values({
      question_version_id: key.versionId,
      key_option_ids: JSON.stringify(key.keyOptionIds),
      explanation: key.explanation,
      citation: JSON.stringify(key.citation)
    })
    .execute();
}
