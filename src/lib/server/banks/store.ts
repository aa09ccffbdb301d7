import type { Question } from '../../domain/banks/question.ts';
import type { Level, Topic } from '../../domain/contest/blueprint-cell.ts';
import { storedOptions } from '../../schema/banks.ts';
import type { Db } from '../db/open.ts';

/** Topic or level of a draft, in columns that hold a text. */
const NOT_SAID = '';

export type QuestionVersion = Question & {
  questionId: string;
  version: number;
  contentHash: string;
  createdAt: number;
};

/** A question in use, with the bank it is from. */
export type BankedQuestion = Question & { questionId: string; bankTitle: string };

export function findBank(db: Db, code: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('bank').select('id').where('code', '=', code).executeTakeFirst();
}

export async function countBanks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('bank')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertBank(
  db: Db,
  bank: { id: string; code: string; title: string; createdAt: number }
): Promise<void> {
  await db
    .insertInto('bank')
    .values({
      id: bank.id,
      code: bank.code,
      title: bank.title,
      created_at: bank.createdAt
    })
    .execute();
}

/** The versions in use now of every question of a bank. */
export async function currentQuestions(
  db: Db,
  bankId: string
): Promise<(Question & { questionId: string; contentHash: string; version: number })[]> {
  const rows = await db
    .selectFrom('question')
    .innerJoin('question_version', 'question_version.id', 'question.current_version_id')
    .select([
      'question_version.id as versionId',
      'question.id as questionId',
      'question.code',
      'topic',
      'level',
      'stem',
      'options',
      'content_hash as contentHash',
      'version'
    ])
    .where('bank_id', '=', bankId)
    .orderBy('question.code')
    .execute();
  return rows.map((row) => ({ ...row, ...readQuestion(row) }));
}

/** Question versions by id, in no particular order. */
export async function questions(db: Db, versionIds: readonly string[]): Promise<Question[]> {
  const rows = await db
    .selectFrom('question_version')
    .innerJoin('question', 'question.id', 'question_version.question_id')
    .select([
      'question_version.id as versionId',
      'question.code',
      'topic',
      'level',
      'stem',
      'options'
    ])
    .where('question_version.id', 'in', versionIds)
    .execute();
  return rows.map((row) => ({ ...row, ...readQuestion(row) }));
}

/** The versions in use of all banks; of these alone where ids are given. */
export async function inUse(db: Db, versionIds?: readonly string[]): Promise<BankedQuestion[]> {
  if (versionIds?.length === 0) return [];
  let query = db
    .selectFrom('question')
    .innerJoin('question_version', 'question_version.id', 'question.current_version_id')
    .innerJoin('bank', 'bank.id', 'question.bank_id')
    .select([
      'question_version.id as versionId',
      'question.id as questionId',
      'question.code',
      'bank.title as bankTitle',
      'topic',
      'level',
      'stem',
      'options'
    ]);
  if (versionIds) query = query.where('question_version.id', 'in', versionIds);
  const rows = await query.orderBy('bank.title').orderBy('question.code').execute();
  return rows.map((row) => ({ ...row, ...readQuestion(row) }));
}

/** The questions that these versions are of. */
export async function questionIds(db: Db, versionIds: readonly string[]): Promise<string[]> {
  if (versionIds.length === 0) return [];
  const rows = await db
    .selectFrom('question_version')
    .select('question_id')
    .distinct()
    .where('id', 'in', versionIds)
    .execute();
  return rows.map((row) => row.question_id);
}

/** The bank that each of these versions is from. */
export async function banksOf(db: Db, versionIds: readonly string[]): Promise<Map<string, string>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('question_version')
    .innerJoin('question', 'question.id', 'question_version.question_id')
    .select(['question_version.id', 'question.bank_id'])
    .where('question_version.id', 'in', versionIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.bank_id]));
}

/** A new question whose first version has the same id chosen by the caller. */
export async function insertQuestion(
  db: Db,
  question: { id: string; bankId: string; code: string; currentVersionId: string }
): Promise<void> {
  await db
    .insertInto('question')
    .values({
      id: question.id,
      bank_id: question.bankId,
      code: question.code,
      current_version_id: question.currentVersionId
    })
    .execute();
}

export async function insertVersion(db: Db, version: QuestionVersion): Promise<void> {
  await db
    .insertInto('question_version')
    .values({
      id: version.versionId,
      question_id: version.questionId,
      version: version.version,
      topic: version.topic ?? NOT_SAID,
      level: version.level ?? NOT_SAID,
      stem: version.stem,
      options: JSON.stringify(version.options),
      content_hash: version.contentHash,
      created_at: version.createdAt
    })
    .execute();
}

export async function setCurrentVersion(
  db: Db,
  questionId: string,
  versionId: string
): Promise<void> {
  await db
    .updateTable('question')
    .set({ current_version_id: versionId })
    .where('id', '=', questionId)
    .execute();
}

function readQuestion(row: { topic: string; level: string; options: string }) {
  return {
    topic: row.topic === NOT_SAID ? null : (row.topic as Topic),
    level: row.level === NOT_SAID ? null : (row.level as Level),
    options: storedOptions.parse(JSON.parse(row.options))
  };
}
