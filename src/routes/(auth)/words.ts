import { activationRefusals, signInRefusals } from '#lib/text/refusals.ts';
import { waitOf, waitSentence, type Wait } from '#lib/text/sign-in.ts';
import type { ActivationRefusal, SignInRefusal } from '#lib/server/auth/service.ts';
import type { RefusedAnswer, SignInAnswer } from '#lib/server/kit/sign-in-queue.ts';

/** What a form for signing in shows after it was refused. */
export type Refused = {
  loginName: string;
  code: string;
  nameError: string | undefined;
  codeError: string | undefined;
  passwordError: string | undefined;
  /** What time heals; its sentence counts down where scripts run. */
  wait: Wait | null;
};

/** A form as it was typed, with what is wrong beside its fields. */
export const wrong = (
  typed: SignInAnswer['typed'],
  errors: Partial<Pick<Refused, 'nameError' | 'codeError' | 'passwordError'>>
): Refused => ({
  loginName: typed.loginName,
  code: typed.code ?? '',
  nameError: undefined,
  codeError: undefined,
  passwordError: undefined,
  wait: null,
  ...errors
});

const WORDS: Readonly<Record<SignInRefusal | ActivationRefusal, () => string>> = {
  ...signInRefusals,
  ...activationRefusals
};

/** What a form shows that was refused after the queue. */
export function refusedIn({ page, typed, proven: { refusal, waitMs } }: RefusedAnswer): Refused {
  const wait = waitOf({ refusal, ...(waitMs !== undefined && { waitMs }) });
  const sentence = wait ? waitSentence(wait) : WORDS[refusal]();
  const isOfPassword = page === '/login' || refusal === 'own-name';
  const errors = isOfPassword ? { passwordError: sentence } : { codeError: sentence };
  return { ...wrong(typed, errors), wait };
}
