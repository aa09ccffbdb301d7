import type { Level, Topic } from '../../domain/contest/blueprint-cell.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { AnswerKey } from '../../domain/banks/answer-key.ts';
import { fold } from '../../domain/core/vietnamese.ts';
import type { Candidate } from '../../domain/live/plan-draw.ts';
import type { BankTexts } from '../../domain/live/plan-programme.ts';
import type { FilledQuestion, ShownQuestion } from '../../domain/live/preset.ts';
import { placesOf } from '../../domain/quiz/places.ts';
import * as banks from '../banks/service.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';

/** A bank question as an editor looks at it before choosing, with its key where that helps nobody. */
export type BankChoice = ShownQuestion & {
  versionId: string;
  code: string;
  bankTitle: string;
  topic: Topic | null;
  level: Level | null;
  /** It stood in a paper of round one. */
  wasShown: boolean;
};

export type BankQuery = { q: string; topic: Topic | null; level: Level | null };

/** How many choices a page shows. */
const MOST_SHOWN = 20;

/** Texts and keys of these versions, of those that their banks still use, for sealing. */
export async function bankTexts(ctx: Ctx, versionIds: readonly string[]): Promise<BankTexts> {
  const questions = await banks.questionsInUse(ctx, versionIds);
  const keys = await quiz.keysFor(ctx, { kind: 'unseen' }, idsOf(questions));
  return new Map(
    questions.flatMap((question) => {
      const key = keys.get(question.versionId);
      return key ? [[question.versionId, { ...wordsOf(question), ...keyOf(question, key) }]] : [];
    })
  );
}

/** These versions as somebody looks at them, of those that their banks still use. On the record. */
export async function shownTexts(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  where: string,
  versionIds: readonly string[]
): Promise<Map<string, ShownQuestion>> {
  const questions = await banks.questionsInUse(ctx, versionIds);
  const shown = await withKeys(ctx, permission, where, questions);
  return new Map(shown.map(({ question, ...words }) => [question.versionId, words]));
}

/** Is this version in use in its bank? */
export const isInUse = async (ctx: Ctx, versionId: string): Promise<boolean> =>
  (await banks.questionsInUse(ctx, [versionId])).length > 0;

/** All questions that may be drawn. */
export async function candidates(ctx: Ctx): Promise<Candidate[]> {
  const shown = await shownQuestionIds(ctx);
  return (await banks.questionsInUse(ctx)).map(({ versionId, questionId, topic, level }) => ({
    versionId,
    topic,
    level,
    wasShown: shown.has(questionId)
  }));
}

/**
 * Bank questions for a plan: by words of the question, its options or its code, without regard to
 * case and diacritics. Keys come only of banks that no running round uses; the look is on the record.
 *
 * @param taken versions that stand in the plan already
 */
export async function searchBank(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  { q, topic, level }: BankQuery,
  taken: readonly string[]
): Promise<{ choices: BankChoice[]; found: number }> {
  const words = fold(q).split(' ');
  const fitting = (await banks.questionsInUse(ctx)).filter((question) => {
    if (taken.includes(question.versionId)) return false;
    if (topic !== null && question.topic !== topic) return false;
    if (level !== null && question.level !== level) return false;
    const options = question.options.map(({ text }) => text);
    const text = fold([question.code, question.stem, ...options].join(' '));
    return words.every((word) => text.includes(word));
  });
  const known = await shownQuestionIds(ctx);
  const shown = await withKeys(ctx, permission, 'bank:search', fitting.slice(0, MOST_SHOWN));
  const choices = shown.map(({ question, ...words }) => ({
    ...words,
    versionId: question.versionId,
    code: question.code,
    bankTitle: question.bankTitle,
    topic: question.topic,
    level: question.level,
    wasShown: known.has(question.questionId)
  }));
  return { choices, found: fitting.length };
}

async function withKeys(
  ctx: Ctx,
  permission: Permission<'final.prepare'>,
  where: string,
  questions: readonly banks.BankedQuestion[]
): Promise<(ShownQuestion & { question: banks.BankedQuestion })[]> {
  const keys = await quiz.keysFor(ctx, { kind: 'look', permission, where }, idsOf(questions));
  return questions.map((question) => {
    const key = keys.get(question.versionId);
    return { ...wordsOf(question), key: key ? keyOf(question, key) : null, question };
  });
}

const idsOf = (questions: readonly banks.BankedQuestion[]): string[] =>
  questions.map(({ versionId }) => versionId);

const wordsOf = ({
  stem,
  options
}: banks.BankedQuestion): Pick<FilledQuestion, 'stem' | 'options'> => ({
  stem,
  options: options.map(({ text }) => text)
});

function keyOf(
  { options }: banks.BankedQuestion,
  { keyOptionIds, explanation, citation }: AnswerKey
): NonNullable<ShownQuestion['key']> {
  const ids = options.map(({ id }) => id);
  return { right: { kind: 'choice', places: placesOf(ids, keyOptionIds) }, explanation, citation };
}

/** Questions, not versions: a corrected question is still the one that contestants remember. */
async function shownQuestionIds(ctx: Ctx): Promise<Set<string>> {
  return new Set(await banks.questionIdsOf(ctx, await quiz.shownVersions(ctx)));
}
