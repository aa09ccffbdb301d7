import type { Role } from '../domain/auth/roles.ts';
import type { SecurityKind } from '../domain/auth/security-event.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What roles are called. */
export const roleWords: Readonly<Record<Role, () => string>> = {
  administrator: m.account_role_administrator,
  organizer: m.account_role_organizer,
  unit_coordinator: m.account_role_unit_coordinator,
  host: m.account_role_host,
  mc: m.account_role_mc,
  judge: m.account_role_judge,
  head_judge: m.account_role_head_judge,
  secretary: m.account_role_secretary
};

/** What happened, on the security record. */
export const securityWords: Readonly<Record<SecurityKind, () => string>> = {
  'sign-in': m.security_sign_in,
  'sign-in-failed': m.security_sign_in_failed,
  'sign-in-braked': m.security_sign_in_braked,
  'sign-out': m.security_sign_out,
  'signing-failed': m.security_signing_failed,
  'code-issued': m.security_code_issued,
  'code-renewed': m.security_code_renewed,
  'code-used': m.security_code_used,
  'code-failed': m.security_code_failed,
  'password-changed': m.security_password_changed,
  'account-made': m.security_account_made,
  'account-disabled': m.security_account_disabled,
  'account-enabled': m.security_account_enabled,
  'role-given': m.security_role_given,
  'role-taken': m.security_role_taken,
  'sessions-ended': m.security_sessions_ended,
  'keys-viewed': m.security_keys_viewed,
  'individuals-exported': m.security_individuals_exported
};
