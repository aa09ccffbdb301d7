import type { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/schema/auth.ts';
import { textProblemOf } from '#lib/schema/text.ts';
import type { OwnPasswordRefusal } from '#lib/server/auth/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { ownPasswordRefusals } from '#lib/text/account-refusals.ts';
import { passwordSentence, waitOf, waitSentence } from '#lib/text/sign-in.ts';

type Issues = readonly z.core.$ZodIssue[];

export const currentError = (issues: Issues): string | undefined =>
  issues.some(({ path }) => path[0] === 'current') ? m.account_current_missing() : undefined;

/** What is wrong with the password that was chosen. */
export function nextError(issues: Issues): string | undefined {
  const issue = issues.find(({ path }) => path[0] === 'next');
  if (!issue) return undefined;
  return textProblemOf(issue)?.code === 'too-long'
    ? m.auth_password_too_long({ count: LONGEST_PASSWORD })
    : m.auth_password_too_short({ count: SHORTEST_PASSWORD });
}

/** A refusal beside the field that it is about. */
export function refusedSentence(refused: { refusal: OwnPasswordRefusal; waitMs?: number }) {
  const { refusal } = refused;
  const wait = waitOf(refused);
  if (wait) return { currentError: waitSentence(wait), nextError: undefined };
  switch (refusal) {
    case 'too-common':
    case 'own-name':
    case 'own-code':
      return { currentError: undefined, nextError: passwordSentence(refusal) };
    case 'same-password':
      return { currentError: undefined, nextError: ownPasswordRefusals[refusal]() };
    default:
      return { currentError: ownPasswordRefusals[refusal](), nextError: undefined };
  }
}
