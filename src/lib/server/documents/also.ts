import { permit, type Action, type Permission } from '../../domain/auth/permissions.ts';

export type May = Permission<'document.make'>;

/** Another permission of whoever makes the document, for the service that proves its own. */
export function also<A extends Action>(may: May, action: A, contestId?: string): Permission<A> {
  const subject = contestId === undefined ? may.subject : { contestId };
  const permission = permit(may.actor, action, subject);
  if (!permission) throw new Error(`who may make documents may not ${action}`);
  return permission;
}
