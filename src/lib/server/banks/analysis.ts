import type { Permission } from '../../domain/auth/permissions.ts';
import type { Question } from '../../domain/banks/question.ts';
import type { Ctx } from '../ctx.ts';
import { keysOf } from './keys/service.ts';
import { questionsByVersion } from './service.ts';

/**
 * Questions with their keys, for the analysis of a round that is over (RP6). Whoever calls this has
 * made sure that it is: before that a key would help somebody (R9).
 */
export async function questionsWithKeys(
  ctx: Ctx,
  _permission: Permission<'ranking.view'>,
  versionIds: readonly string[]
): Promise<(Question & { keyOptionIds: readonly string[] })[]> {
  if (versionIds.length === 0) return [];
  const questions = await questionsByVersion(ctx, versionIds);
  const keys = await keysOf(ctx, versionIds);
  return versionIds.flatMap((versionId) => {
    const [question, key] = [questions.get(versionId), keys.get(versionId)];
    return question && key ? [{ ...question, keyOptionIds: key.keyOptionIds }] : [];
  });
}
