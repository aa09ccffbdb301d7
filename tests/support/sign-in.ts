import { activateForm, loginForm } from '#lib/schema/auth.ts';
import * as auth from '#lib/server/auth/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import type { Bench } from './databases.ts';
import { makeSmallContest } from './contest.ts';

export const PASSWORD = 'con bò gặm cỏ ven sông';

/** The officials of the small contest with their codes, and the two forms over any address. */
export async function makeSignIn(bench: () => Bench) {
  const { ctx } = bench();
  const { contest } = await makeSmallContest(ctx);
  const registrations = await people.listRegistrations(ctx, contest.id);
  const personIds = new Map(registrations.map((one) => [one.staffCode, one.personId]));
  const codes = await auth.issueActivationCodes(
    ctx,
    operatorMay('activation.issue', { contestId: contest.id }),
    [...personIds.values()]
  );
  return {
    personOf: (staffCode: string): string => personIds.get(staffCode) ?? '',
    codeOf: (staffCode: string): string => codes.get(personIds.get(staffCode) ?? '') ?? ''
  };
}

/** Activates with the form as it was typed. */
export const activate = (
  ctx: Ctx,
  typed: { loginName: string; code: string; password?: string },
  address: string,
  visit: Omit<auth.Visit, 'address'> = {}
) => auth.activate(ctx, activateForm.parse({ password: PASSWORD, ...typed }), address, visit);

/** Signs in with the form as it was typed. */
export const signIn = (
  ctx: Ctx,
  loginName: string,
  password: string,
  address: string,
  visit: Omit<auth.Visit, 'address'> = {}
) => auth.signIn(ctx, loginForm.parse({ loginName, password }), address, visit);

/** What is inside an answer that said yes. */
export function inside<Value>(answer: { ok: true; value: Value } | { ok: false }): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
}
