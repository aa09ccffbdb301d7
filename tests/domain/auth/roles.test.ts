import { expect, it } from 'vitest';
import { isJudge, isOrganizer, leadsJury, ROLES, type Role } from '#lib/domain/auth/roles.ts';

it.each([
  [isOrganizer, ['organizer']],
  [isJudge, ['judge', 'head_judge']],
  [leadsJury, ['head_judge', 'secretary']]
])('%o opens the pages of some roles only', (opens, roles) => {
  const actorWith = (role: Role) => ({
    accountId: 'an',
    displayName: 'An',
    personId: null,
    grants: [{ role, scope: { kind: 'installation' as const } }]
  });
  expect(ROLES.filter((role) => opens(actorWith(role)))).toEqual(roles);
});
