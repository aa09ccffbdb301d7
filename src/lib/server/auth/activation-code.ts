import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../ctx.ts';

/** Letters and digits that nobody confuses on paper: no 0/O, 1/I/L, 5/S, 2/Z, 8/B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679';
const LENGTH = 10;

/** A new code: 46 bit from a cryptographic source, good for one use (ASVS 6.4.1). */
export const makeActivationCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/** The code as printed, in two groups. */
export const printActivationCode = (code: string): string =>
  `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** What is stored of a code: keyed with the installation's secret, so that the table alone is useless. */
export const hashActivationCode = (ctx: Ctx, accountId: string, code: string): string =>
  createHmac('sha256', ctx.secret).update(`activation:${accountId}:${code}`).digest('hex');

/** Compares in constant time. */
export function fitsActivationCode(
  ctx: Ctx,
  accountId: string,
  code: string,
  codeHash: string
): boolean {
  const given = Buffer.from(hashActivationCode(ctx, accountId, code));
  const stored = Buffer.from(codeHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
