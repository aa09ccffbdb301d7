import { z } from 'zod';
import { tidy } from '../domain/core/vietnamese.ts';

/** Shortest password accepted (ASVS 6.2.1) and the longest, against hashing novels. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 200;

/** Staff codes and account names are compared without case and blanks. */
export const loginName = z
  .string()
  .max(60)
  .transform((name) => tidy(name).toLowerCase())
  .pipe(z.string().min(1));

/** Vietnamese keyboards compose differently: the same password in NFC and NFD is one (B-S13). */
export const password = z
  .string()
  .min(1)
  .max(LONGEST_PASSWORD)
  .transform((text) => text.normalize('NFC'));

export const loginForm = z.object({ loginName, password });

/** Codes are read off paper: case, blanks and dashes do not matter. */
export const activationCode = z
  .string()
  .max(40)
  .transform((code) => code.replace(/[\s-]/g, '').toUpperCase());

export const activateForm = z.object({
  loginName,
  code: activationCode,
  password: password.pipe(z.string().min(SHORTEST_PASSWORD))
});
