import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ctx } from './ctx.ts';

/** Proves that a text came from this installation: 132 bit in signs that an address may have. */
export const macOf = (ctx: Pick<Ctx, 'secret'>, text: string): string =>
  createHmac('sha256', ctx.secret).update(text).digest('base64url').slice(0, 22);

/** Compares two secrets without telling by the time it takes how far they agree. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** No letters or digits that are confused when read out on the telephone. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679';

/** Twelve signs that only this server could have made for this hand-in. */
export function receiptCode(ctx: Pick<Ctx, 'secret'>, about: string): string {
  const digest = createHmac('sha256', ctx.secret).update(`receipt:${about}`).digest();
  const signs = [...digest.subarray(0, 12)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join('')).join('-');
}
