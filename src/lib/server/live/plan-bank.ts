import type { Level, Topic } from '../../domain/contest/blueprint-cell.ts';
import type { Permission } from '../../domain/auth/permissions.ts';
import { fold } from '../../domain/core/vietnamese.ts';
import type { Candidate } from '../../domain/live/plan-draw.ts';
import type { BankTexts } from '../../domain/live/plan-programme.ts';
import type { FilledQuestion } from '../../domain/live/preset.ts';
import { placesOf } from '../../domain/quiz/places.ts';
import * as banks from '../banks/service.ts';
import { keysOf } from '../banks/keys/service.ts';
import type { Ctx } from '../ctx.ts';
import * as quiz from '../quiz/service.ts';

/** A bank question as an editor looks at it before choosing, with its key. */
export type BankChoice = FilledQuestion & {
  versionId: string;
  code: string;
  bankTitle: string;
  topic: Topic;
  level: Level;
  /** It stood in a paper of round one. */
  wasShown: boolean;
};

export type BankQuery = { q: string; topic: Topic | null; level: Level | null };

/** How many choices a page shows. */
const MOST_SHOWN = 20;

/** Texts and keys of these versions, of those that their banks still use. */
export async function bankTexts(ctx: Ctx, versionIds: readonly string[]): Promise<BankTexts> {
  const questions = await banks.questionsInUse(ctx, versionIds);
  return new Map(
    (await withKeys(ctx, questions)).map(({ versionId, filled }) => [versionId, filled])
  );
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
 * case and diacritics.
 *
 * @param taken versions that stand in the plan already
 */
export async function searchBank(
  ctx: Ctx,
  _permission: Permission<'final.prepare'>,
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
  const shown = await shownQuestionIds(ctx);
  const choices = (await withKeys(ctx, fitting.slice(0, MOST_SHOWN))).map(
    ({ filled, versionId, questionId, code, bankTitle, topic, level }) => ({
      ...filled,
      versionId,
      code,
      bankTitle,
      topic,
      level,
      wasShown: shown.has(questionId)
    })
  );
  return { choices, found: fitting.length };
}

async function withKeys(
  ctx: Ctx,
  questions: readonly banks.BankedQuestion[]
): Promise<(banks.BankedQuestion & { filled: FilledQuestion })[]> {
  if (questions.length === 0) return [];
  const keys = await keysOf(
    ctx,
    questions.map(({ versionId }) => versionId)
  );
  return questions.flatMap((question) => {
    const key = keys.get(question.versionId);
    return key ? [{ ...question, filled: filledWith(question, key) }] : [];
  });
}

function filledWith(
  { stem, options }: banks.BankedQuestion,
  key: Pick<FilledQuestion, 'explanation' | 'citation'> & { keyOptionIds: readonly string[] }
): FilledQuestion {
  const ids = options.map(({ id }) => id);
  return {
    stem,
    options: options.map(({ text }) => text),
    right: { kind: 'choice', places: placesOf(ids, key.keyOptionIds) },
    explanation: key.explanation,
    citation: key.citation
  };
}

/** Questions, not versions: a corrected question is still the one that contestants remember. */
async function shownQuestionIds(ctx: Ctx): Promise<Set<string>> {
  return new Set(await banks.questionIdsOf(ctx, await quiz.shownVersions(ctx)));
}
