import type { Actor, Grant, Role } from './roles.ts';

/** What an action is done to. `unitPath`: the unit concerned and all units above it. */
export type Subject = {
  contestId?: string;
  ownerPersonId?: string;
  unitPath?: readonly string[];
  /** The account that heads the panel. */
  headAccountId?: string;
  /** The accounts that have a sheet for it. */
  juryAccountIds?: readonly string[];
};

type Rule = { anybody?: true; owner?: true; head?: true; jury?: true; roles: readonly Role[] };

/**
 * The one table of who may do what; everything not in it is refused (R10). `owner` is the person
 * whom the subject belongs to, `head` the judge who heads its panel, `jury` one who has to mark it.
 * RELIABILITY 6.1 is its test.
 */
export const RULES = {
  'contest.view': { anybody: true, roles: [] },
  'attempt.start': { owner: true, roles: [] },
  'attempt.read': { owner: true, roles: [] },
  'attempt.save': { owner: true, roles: [] },
  'attempt.submit': { owner: true, roles: [] },
  'trouble.report': { owner: true, roles: [] },
  'trouble.handle': { roles: ['organizer'] },
  'message.send': { roles: ['organizer'] },
  // Also asks for papers to be reopened and for new attempts; a second person decides on those.
  'attempt.extend': { roles: ['organizer'] },
  'remedy.decide': { roles: ['organizer', 'administrator'] },
  'outage.answer': { roles: ['organizer'] },
  'monitor.view': { roles: ['organizer'] },
  'ranking.view': { roles: ['organizer'] },
  'participation.view': { roles: ['organizer', 'unit_coordinator'] },
  'board.open': { roles: ['organizer'] },
  'contact.set': { roles: ['organizer'] },
  'session.schedule': { roles: ['organizer'] },
  'unit.import': { roles: ['organizer', 'administrator'] },
  'person.import': { roles: ['organizer'] },
  'activation.issue': { roles: ['organizer'] },
  // For one person who forgot the password or lost the code.
  'activation.renew': { roles: ['organizer', 'unit_coordinator'] },
  'bank.import': { roles: ['organizer'] },
  'entry.prepare': { roles: ['organizer'] },
  // The owner is somebody who may vote on it: set while its public vote is open.
  'entry.watch': { owner: true, jury: true, roles: ['organizer'] },
  // The owner is an official of the contest.
  'entry.vote': { owner: true, roles: [] },
  // Also the record of a final, its files and its replay: they carry the keys of all that was asked
  // together, which a host, who gets them one by one, has no need to take home.
  'final.prepare': { roles: ['organizer'] },
  'final.run': { roles: ['host', 'organizer'] },
  'final.read-card': { roles: ['mc', 'host', 'organizer'] },
  'final.judge': { roles: ['judge', 'head_judge', 'organizer'] },
  'judging.prepare': { roles: ['organizer'] },
  'judging.mark': { roles: ['judge', 'head_judge'] },
  'judging.lead': { head: true, roles: ['head_judge'] },
  'judging.watch': { head: true, roles: ['secretary', 'organizer', 'head_judge'] },
  // Points beside the marks, with a reason: the head of the panel decides on them like a secretary.
  'judging.adjust': { head: true, roles: ['secretary', 'organizer', 'head_judge'] },
  'judging.assist': { roles: ['secretary', 'organizer'] },
  'judging.results': { roles: ['judge', 'head_judge', 'secretary', 'organizer'] },
  'digest.manage': { roles: ['organizer'] },
  'document.make': { roles: ['organizer'] },
  // Accounts of those who work for the contest; who may do what to whom is in account-rules.ts.
  'account.manage': { roles: ['organizer', 'administrator'] },
  'audit.read': { roles: ['administrator'] },
  // What troubles the installation: disk, clock, addresses.
  'health.view': { roles: ['organizer', 'administrator'] },
  'clock.confirm': { roles: ['organizer', 'administrator'] }
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;

declare const proven: unique symbol;

/** Proof that `can` said yes. Only `permit` makes one, so a service that asks for it is guarded. */
export type Permission<A extends Action> = {
  readonly action: A;
  readonly actor: Actor | null;
  readonly subject: Subject;
  readonly [proven]: true;
};

/** May this actor do this to that? The only place that decides it. */
export function can(actor: Actor | null, action: Action, subject: Subject): boolean {
  const rule: Rule = RULES[action];
  if (rule.anybody) return true;
  if (actor === null) return false;
  if (rule.owner && actor.personId !== null && actor.personId === subject.ownerPersonId)
    return true;
  const isHead = rule.head && actor.accountId === subject.headAccountId;
  const isJury = rule.jury && subject.juryAccountIds?.includes(actor.accountId);
  const roles: readonly Role[] = [
    ...rule.roles,
    ...(isHead ? (['judge'] as const) : []),
    ...(isJury ? (['judge', 'head_judge'] as const) : [])
  ];
  return actor.grants.some((grant) => roles.includes(grant.role) && covers(grant, subject));
}

/** A permission to hand to a service, or null. */
export function permit<A extends Action>(
  actor: Actor | null,
  action: A,
  subject: Subject
): Permission<A> | null {
  return can(actor, action, subject) ? ({ action, actor, subject } as Permission<A>) : null;
}

function covers(grant: Grant, subject: Subject): boolean {
  switch (grant.scope.kind) {
    case 'installation':
      return true;
    case 'contest':
      return grant.scope.contestId === subject.contestId;
    case 'unit':
      return subject.unitPath?.includes(grant.scope.unitId) ?? false;
  }
}
