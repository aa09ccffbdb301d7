import { MINUTE, SECOND } from '../domain/core/time.ts';
import type { PasswordProblem } from '../domain/auth/password-rules.ts';
import { CODE_LENGTH, type TypedCode } from '../domain/auth/typed-code.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** Why somebody must wait, and how long still. */
export type Wait = { refusal: 'too-many-tries' | 'password-tried-everywhere'; waitMs: number };

const WAITS = {
  'too-many-tries': m.auth_wait_tries,
  'password-tried-everywhere': m.auth_wait_password
} as const satisfies Record<Wait['refusal'], unknown>;

/** What to tell somebody who must wait, with the time that is left; not whose fault it is. */
export const waitSentence = ({ refusal, waitMs }: Wait): string =>
  waitMs > 0 ? WAITS[refusal]({ time: timeLeft(waitMs) }) : m.auth_wait_over();

/** The wait in a refusal, or null for one that time does not heal. */
export function waitOf(refused: { refusal: string; waitMs?: number }): Wait | null {
  const { refusal, waitMs } = refused;
  if (waitMs === undefined) return null;
  return refusal === 'too-many-tries' || refusal === 'password-tried-everywhere'
    ? { refusal, waitMs }
    : null;
}

function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  if (seconds * SECOND <= 1.5 * MINUTE) return m.auth_seconds({ count: seconds });
  return m.auth_minutes_seconds({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** What is wrong with a typed code that cannot be one. */
export function codeSentence(read: Exclude<TypedCode, { kind: 'codes' }>): string {
  switch (read.kind) {
    case 'missing':
      return m.auth_code_missing();
    case 'keyboard':
      return m.auth_code_keyboard();
    case 'letters':
      return m.auth_code_letters({ letters: read.letters });
    case 'length':
      return m.auth_code_length({ length: CODE_LENGTH, typed: read.typed });
  }
}

const PASSWORDS: Readonly<Record<PasswordProblem, () => string>> = {
  'too-common': m.auth_password_too_common,
  'own-name': m.auth_refusal_own_name,
  'own-code': m.auth_password_own_code
};

/** Why a password was not taken. */
export const passwordSentence = (problem: PasswordProblem): string => PASSWORDS[problem]();
