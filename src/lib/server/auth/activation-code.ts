import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH, survivesKeyboards } from '../../domain/auth/typed-code.ts';
import type { Ctx } from '../ctx.ts';

const HALF = CODE_LENGTH / 2;

/**
 * A new code: 44 bit from a cryptographic source, good for one use (ASVS 6.4.1), which no
 * Vietnamese keyboard changes while it is typed.
 */
export const makeActivationCode = (): string => makeHalf() + makeHalf();

function makeHalf(): string {
  for (;;) {
    const signs = Array.from({ length: HALF }, () =>
      CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))
    );
    const half = signs.join('');
    if (survivesKeyboards(half)) return half;
  }
}

/** The code as printed, in two groups. */
export const printActivationCode = (code: string): string =>
  `${code.slice(0, HALF)}-${code.slice(HALF)}`;

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
