import { z } from 'zod';
import { passwordProblem } from '../domain/auth/password-rules.ts';
import { readTypedCode } from '../domain/auth/typed-code.ts';
import { cleaned, secret } from './text.ts';

/** Shortest password accepted (ASVS 6.2.1) and the longest, against hashing novels. */
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 200;

/** Staff codes and account names are compared without case and blanks. */
export const loginName = cleaned(1, 60).transform((name) => name.toLowerCase());

/** Vietnamese keyboards compose differently: the same password in NFC and NFD is one (B-S13). */
export const password = secret(1, LONGEST_PASSWORD);

export const loginForm = z.object({ loginName, password });

/** Codes are read off paper: all that the typing can stand for; or what is wrong with it, as `params`. */
export const activationCode = cleaned(0, 40).transform((typed, check) => {
  const read = readTypedCode(typed);
  if (read.kind === 'codes') return read.codes;
  check.addIssue({ code: 'custom', params: read });
  return z.NEVER;
});

/** What the issues of `activateForm` say beside code and password. */
export const activationProblem = {
  code: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('missing') }),
    z.strictObject({ kind: z.literal('keyboard') }),
    z.strictObject({ kind: z.literal('letters'), letters: cleaned(0, 100) }),
    z.strictObject({ kind: z.literal('length'), typed: z.number() })
  ]),
  password: z.strictObject({ kind: z.enum(['too-common', 'own-name', 'own-code']) })
};

/** A password that its owner chooses; `params` of an issue say what is wrong with it. */
export const activateForm = z
  .object({
    loginName,
    code: activationCode,
    password: secret(SHORTEST_PASSWORD, LONGEST_PASSWORD)
  })
  .check(({ value, issues }) => {
    const codes = value.code.map((code) =>
      passwordProblem(value.password, { loginName: value.loginName, code })
    );
    const problem = codes.find((one) => one === 'own-code') ?? codes[0];
    if (!problem) return;
    issues.push({
      code: 'custom',
      input: value.password,
      path: ['password'],
      params: { kind: problem }
    });
  });
