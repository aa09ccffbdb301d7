import { z } from 'zod';
import { ROLES } from '../domain/auth/roles.ts';
import { SECURITY_KINDS } from '../domain/auth/security-event.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './auth.ts';
import { cleaned, line, secret, shaped } from './text.ts';
import { typedDay } from './typed-time.ts';

/* What forms and addresses about accounts send. */

/** The present password and the one that comes after it. */
export const ownPasswordForm = z.object({
  current: secret(1, LONGEST_PASSWORD),
  next: secret(SHORTEST_PASSWORD, LONGEST_PASSWORD)
});

const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The address of the list of accounts. */
export const staffQuery = z.object({
  q: cleaned(0, 100).catch(''),
  role: z.enum(ROLES).nullable().catch(null),
  page
});

/** Login names are typed on tablets: letters and digits without marks. */
export const staffForm = z.strictObject({
  loginName: cleaned(3, 40)
    .transform((name) => name.toLowerCase())
    .pipe(shaped(/^[a-z0-9][a-z0-9.-]{2,39}$/)),
  displayName: line(2, 100),
  role: z.enum(ROLES)
});

const reason = line(5, 200);

/** Something done to an account, with the reason. */
export const accountForm = z.strictObject({ reason });
export const accountRoleForm = z.strictObject({ reason, role: z.enum(ROLES) });

/** The address of the security record. Days that nobody can read do not filter. */
export const securityQuery = z.object({
  kind: z.enum(SECURITY_KINDS).nullable().catch(null),
  account: cleaned(0, 60).catch(''),
  from: typedDay.nullable().catch(null),
  to: typedDay.nullable().catch(null),
  page
});
