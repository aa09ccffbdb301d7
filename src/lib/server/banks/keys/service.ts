import type { AnswerKey } from '../../../domain/banks/answer-key.ts';
import type { Ctx } from '../../ctx.ts';
import * as store from './store.ts';

/**
 * Keys of these question versions, for grading and for a review that is allowed. Nothing else may
 * import this module (architecture.test.ts holds the list).
 */
export const keysOf = (ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, AnswerKey>> =>
  store.keysOf(ctx.db, versionIds);
