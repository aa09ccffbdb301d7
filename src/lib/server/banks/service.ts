import { createHash } from 'node:crypto';
import type { Question } from '../../domain/banks/question.ts';
import type { BankFile, BankQuestion } from '../../schema/banks.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import * as keyStore from './keys/store.ts';
import * as store from './store.ts';

export type { BankedQuestion } from './store.ts';

export type BankImport = { bankId: string; new: number; changed: number; unchanged: number };

/** The id of the bank with this code, if there is one. */
export const findBank = async (ctx: Ctx, code: string): Promise<string | undefined> =>
  (await store.findBank(ctx.db, code))?.id;

/** How many banks there are. */
export const countBanks = (ctx: Ctx): Promise<number> => store.countBanks(ctx.db);

/** The questions in use of a bank, without keys. */
export const pool = (ctx: Ctx, bankId: string): Promise<Question[]> =>
  store.currentQuestions(ctx.db, bankId);

/** The questions in use of all banks, without keys; of these versions alone where ids are given. */
export const questionsInUse = (
  ctx: Ctx,
  versionIds?: readonly string[]
): Promise<store.BankedQuestion[]> => store.inUse(ctx.db, versionIds);

/** The questions that these versions are of: a version is new, its question may be well known. */
export const questionIdsOf = (ctx: Ctx, versionIds: readonly string[]): Promise<string[]> =>
  store.questionIds(ctx.db, versionIds);

/** The bank that each of these versions is from. */
export const banksOf = (ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, string>> =>
  store.banksOf(ctx.db, versionIds);

/** Question versions by id, without keys, as papers showed them. */
export async function questionsByVersion(
  ctx: Ctx,
  versionIds: readonly string[]
): Promise<Map<string, Question>> {
  const found = await store.questions(ctx.db, versionIds);
  return new Map(found.map((question) => [question.versionId, question]));
}

/**
 * Brings a bank file in, from the operator's shell. A changed question gets a new version; papers
 * keep the version they showed. The same file again changes nothing.
 */
export async function importBank(ctx: Ctx, file: BankFile): Promise<BankImport> {
  return ctx.tx(async (ctx) => {
    const bankId = (await findBank(ctx, file.code)) ?? (await putBank(ctx, file));
    const known = new Map(
      (await store.currentQuestions(ctx.db, bankId)).map((question) => [question.code, question])
    );
    const count = { bankId, new: 0, changed: 0, unchanged: 0 };
    for (const question of file.questions) {
      const old = known.get(question.code);
      const contentHash = hashOf(question);
      if (old?.contentHash === contentHash) {
        count.unchanged += 1;
        continue;
      }
      await putVersion(ctx, bankId, question, contentHash, old);
      count[old ? 'changed' : 'new'] += 1;
    }
    await audit.record(ctx, null, 'bank.import', `bank:${bankId}`, { ...count });
    return count;
  });
}

/** What an import of this file would do, without doing it. */
export async function previewBank(ctx: Ctx, file: BankFile): Promise<Omit<BankImport, 'bankId'>> {
  const bankId = await findBank(ctx, file.code);
  const known = bankId === undefined ? [] : await store.currentQuestions(ctx.db, bankId);
  const hashes = new Map(known.map(({ code, contentHash }) => [code, contentHash]));
  const count = { new: 0, changed: 0, unchanged: 0 };
  for (const question of file.questions) {
    const old = hashes.get(question.code);
    if (old === undefined) count.new += 1;
    else count[old === hashOf(question) ? 'unchanged' : 'changed'] += 1;
  }
  return count;
}

async function putBank(ctx: Ctx, file: BankFile): Promise<string> {
  const id = ctx.id();
  const { code, title } = file;
  await store.insertBank(ctx.db, { id, code, title, createdAt: ctx.now() });
  return id;
}

async function putVersion(
  ctx: Ctx,
  bankId: string,
  question: BankQuestion,
  contentHash: string,
  old: { questionId: string; version: number } | undefined
): Promise<void> {
  const versionId = ctx.id();
  const questionId = old?.questionId ?? ctx.id();
  const { code, topic, level, stem } = question;
  if (!old) {
    await store.insertQuestion(ctx.db, {
      id: questionId,
      bankId,
      code,
      currentVersionId: versionId
    });
  }
  await store.insertVersion(ctx.db, {
    versionId,
    questionId,
    version: (old?.version ?? 0) + 1,
    code,
    topic,
    level,
    stem,
    options: question.options.map(({ id, text, pinned }) => ({ id, text, pinned })),
    contentHash,
    createdAt: ctx.now()
  });
  await keyStore.insertKey(ctx.db, {
    versionId,
    keyOptionIds: question.options.filter((option) => option.key).map((option) => option.id),
    explanation: question.explanation,
    citation: { document: question.citation.document, article: question.citation.article }
  });
  if (old) await store.setCurrentVersion(ctx.db, questionId, versionId);
}

const hashOf = (question: BankQuestion): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('hex');
