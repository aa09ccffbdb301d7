import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789';

/** Sixteen letters and digits that are not confused: 78 bit. */
export const makePassword = (): string =>
  Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
