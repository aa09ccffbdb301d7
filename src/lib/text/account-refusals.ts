import * as m from '#lib/text/paraglide/messages.js';
import { braked, type Sentences } from './refusals.ts';

/** Why an own password was not changed; sign-in.ts has the words of what is wrong with the new one. */
export const ownPasswordRefusals: Sentences<
  'wrong-password' | 'same-password' | 'too-many-at-once' | keyof typeof braked
> = {
  'wrong-password': m.account_refusal_wrong,
  'same-password': m.account_refusal_same,
  'too-many-at-once': m.auth_refusal_too_many_at_once,
  ...braked
};

/** Why nothing was done to the account of another. */
export const staffRefusals: Sentences<
  | 'own-account'
  | 'administrators-only'
  | 'last-administrator'
  | 'account-unknown'
  | 'role-unknown'
  | 'login-name-taken'
> = {
  'own-account': m.account_refusal_own_account,
  'administrators-only': m.account_refusal_administrators_only,
  'last-administrator': m.account_refusal_last_administrator,
  'account-unknown': m.account_refusal_account_unknown,
  'role-unknown': m.account_refusal_role_unknown,
  'login-name-taken': m.account_refusal_login_name_taken
};
