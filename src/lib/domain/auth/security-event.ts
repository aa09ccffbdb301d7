/** What is put on the security record. */
export const SECURITY_KINDS = [
  'sign-in',
  'sign-in-failed',
  'sign-in-braked',
  'sign-out',
  'signing-failed',
  'code-issued',
  'code-renewed',
  'code-used',
  'code-failed',
  'password-changed',
  'account-made',
  'account-disabled',
  'account-enabled',
  'role-given',
  'role-taken',
  'sessions-ended',
  'keys-viewed',
  'individuals-exported'
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

/** What only the owner of an account does. */
export const OWN_ACTS: readonly SecurityKind[] = ['sign-in', 'sign-out', 'code-used'];

/** Kinds that anybody can make happen as often as they like: they are counted, not listed. */
export const FAILURES = [
  'sign-in-failed',
  'sign-in-braked',
  'code-failed',
  'signing-failed'
] as const satisfies readonly SecurityKind[];
export type FailureKind = (typeof FAILURES)[number];
