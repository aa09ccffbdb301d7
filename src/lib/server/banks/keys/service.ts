import type { AnswerKey } from '../../../domain/banks/answer-key.ts';
import type { Ctx } from '../../ctx.ts';
import * as store from './store.ts';

/**
 * Keys of these question versions. Only `keysFor` (quiz/keys-for.ts), which decides whether they may
 * be handed out, may import this module (architecture.test.ts).
 */
export const keysOf = (ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, AnswerKey>> =>
  store.keysOf(ctx.db, versionIds);
