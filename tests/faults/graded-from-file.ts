import { readBankFile } from '#lib/server/banks/read-file.ts';
import type { Contestant } from './contestant.ts';
import type { Installation } from './installation.ts';
import { BANK_FILE } from '#lib/demo/contest-2021.ts';

/** Marks for a right answer in the rules of 2021, in hundredths. */
const RIGHT = 200;

/** Grades that do not follow from the stored answers and the keys in the bank's file. */
export function wrongGrades(
  { onDatabase }: Pick<Installation, 'onDatabase'>,
  contestants: readonly Contestant[]
): Promise<string[]> {
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE} is not a bank`);
  const keys = new Map(
    bank.file.questions.map((question) => [
      question.code,
      JSON.stringify(question.options.filter((option) => option.key).map((option) => option.id))
    ])
  );
  return onDatabase(async ({ db }) => {
    const wrong: string[] = [];
    for (const { attemptId } of contestants) {
      const answers = await db
        .selectFrom('answer')
        .innerJoin('paper_item', (join) =>
          join
            .onRef('paper_item.attempt_id', '=', 'answer.attempt_id')
            .onRef('paper_item.position', '=', 'answer.position')
        )
        .innerJoin('question_version', 'question_version.id', 'question_version_id')
        .innerJoin('question', 'question.id', 'question_id')
        .select(['question.code', 'choice'])
        .where('answer.attempt_id', '=', attemptId)
        .execute();
      const right = answers.filter((answer) => keys.get(answer.code) === answer.choice).length;
      const grade = await db
        .selectFrom('grade')
        .select(['score', 'correct', 'answered'])
        .where('attempt_id', '=', attemptId)
        .executeTakeFirst();
      const expected = { score: right * RIGHT, correct: right, answered: answers.length };
      if (JSON.stringify(grade) !== JSON.stringify(expected)) {
        wrong.push(`${attemptId}: ${JSON.stringify(grade)} instead of ${JSON.stringify(expected)}`);
      }
    }
    return wrong;
  });
}
