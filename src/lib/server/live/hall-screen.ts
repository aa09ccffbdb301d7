import type { Ctx } from '../ctx.ts';
import { isSame, macOf } from '../mac.ts';

/**
 * What the link of a hall's screen carries: it keeps a place for the projector, the board and the
 * lower third, however many phones of the audience come from the same address. It opens nothing.
 */
export const screenKey = (ctx: Pick<Ctx, 'secret'>, finalId: string): string =>
  macOf(ctx, `hall-screen:${finalId}`);

/** Is this the key of the screens of this final? */
export const isScreenKey = (ctx: Pick<Ctx, 'secret'>, finalId: string, key: string): boolean =>
  isSame(key, screenKey(ctx, finalId));
