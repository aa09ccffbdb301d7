import type { z } from 'zod';
import { activationProblem, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#lib/schema/auth.ts';
import { textProblemOf } from '#lib/schema/text.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { codeSentence, passwordSentence } from '#lib/text/sign-in.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the fields of the form for activating, in words. */
export function wrongFields(issues: readonly Issue[]) {
  const of = (field: string) => issues.find((issue) => issue.path[0] === field);
  const [name, code, password] = [of('loginName'), of('code'), of('password')];
  return {
    nameError: name && m.auth_name_missing(),
    codeError: code && codeError(code),
    passwordError: password && passwordError(password)
  };
}

function codeError(issue: Issue): string {
  const problem = activationProblem.code.safeParse('params' in issue ? issue.params : null);
  return problem.success ? codeSentence(problem.data) : m.auth_field_too_long();
}

function passwordError(issue: Issue): string {
  const problem = activationProblem.password.safeParse('params' in issue ? issue.params : null);
  if (problem.success) return passwordSentence(problem.data.kind);
  return textProblemOf(issue)?.code === 'too-long'
    ? m.auth_password_too_long({ count: LONGEST_PASSWORD })
    : m.auth_password_too_short({ count: SHORTEST_PASSWORD });
}
