import { permit, type Action, type Permission, type Subject } from '../domain/auth/permissions.ts';
import type { Actor } from '../domain/auth/roles.ts';

/** Whoever has the server's shell: the command line acts as this account on the record. */
const OPERATOR: Actor = {
  accountId: 'operator',
  displayName: 'Command line',
  personId: null,
  grants: [
    { role: 'organizer', scope: { kind: 'installation' } },
    { role: 'administrator', scope: { kind: 'installation' } }
  ]
};

/** The operator's permission for an action. Throws for what even the shell may not do. */
export function operatorMay<A extends Action>(action: A, subject: Subject = {}): Permission<A> {
  const permission = permit(OPERATOR, action, subject);
  if (!permission) throw new Error(`the operator may not ${action}`);
  return permission;
}
