import { z } from 'zod';
import { cleaned, secret } from './text.ts';

/** Shortest password accepted (ASVS 6.2.1) and the longest, against hashing novels. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 200;

/** Staff codes and account names are compared without case and blanks. */
export const loginName = cleaned(1, 60).transform((name) => name.toLowerCase());

/** Vietnamese keyboards compose differently: the same password in NFC and NFD is one (B-S13). */
export const password = secret(1, LONGEST_PASSWORD);

export const loginForm = z.object({ loginName, password });

/** Codes are read off paper: case, blanks and dashes do not matter. */
export const activationCode = cleaned(0, 40).transform((code) =>
  code.replace(/[\s-]/g, '').toUpperCase()
);

export const activateForm = z.object({
  loginName,
  code: activationCode,
  password: secret(SHORTEST_PASSWORD, LONGEST_PASSWORD)
});
