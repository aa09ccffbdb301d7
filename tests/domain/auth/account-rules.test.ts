import { expect, it } from 'vitest';
import { ACCOUNT_ACTS, accountRefusal, rolesToGive } from '#lib/domain/auth/account-rules.ts';
import { findStaff } from '#lib/domain/auth/find-staff.ts';
import type { Actor, Grant, Role } from '#lib/domain/auth/roles.ts';

const grant = (role: Role): Grant => ({ role, scope: { kind: 'installation' } });
const actor = (accountId: string, ...roles: Role[]): Actor => ({
  accountId,
  displayName: accountId,
  personId: null,
  grants: roles.map(grant)
});
const account = (id: string, ...roles: Role[]) => ({ id, grants: roles.map(grant) });

it.each(ACCOUNT_ACTS)(
  '%s is for others only, and never for administrators by organizers',
  (act) => {
    const organizer = actor('a', 'organizer');
    const facts = { administrators: 2 };
    expect(accountRefusal(act, organizer, account('a', 'organizer'), facts)).toBe('own-account');
    expect(accountRefusal(act, organizer, account('b', 'administrator'), facts)).toBe(
      'administrators-only'
    );
    expect(accountRefusal(act, organizer, account('b', 'judge'), facts)).toBeNull();
    const administrator = actor('a', 'administrator');
    expect(accountRefusal(act, administrator, account('b', 'administrator'), facts)).toBeNull();
  }
);

it('keeps the last administrator', () => {
  const who = actor('a', 'administrator');
  const last = account('b', 'administrator', 'organizer');
  const refusalOf = (act: 'disable' | 'take-role', administrators: number, role?: Role) =>
    accountRefusal(act, who, last, { ...(role && { role }), administrators });
  expect(refusalOf('disable', 1)).toBe('last-administrator');
  expect(refusalOf('disable', 2)).toBeNull();
  expect(refusalOf('take-role', 1, 'administrator')).toBe('last-administrator');
  expect(refusalOf('take-role', 1, 'organizer')).toBeNull();
});

it('lets organizers give roles of the contest only, and others none', () => {
  expect(rolesToGive(actor('a', 'organizer'))).toEqual(['host', 'mc', 'judge', 'secretary']);
  expect(rolesToGive(actor('a', 'administrator', 'organizer'))).toContain('administrator');
  expect(rolesToGive(actor('a', 'secretary', 'host'))).toEqual([]);
});

it('finds accounts by words, by role, and shows the last page where a later one is asked for', () => {
  const all = Array.from({ length: 120 }, (_, n) => ({
    loginName: `gk-${n}`,
    displayName: n === 7 ? 'Đặng Thị Ánh' : `Nguyễn Văn ${n}`,
    grants: [grant(n % 2 === 0 ? 'judge' : 'secretary')]
  }));
  const found = (words: string, role: Role | null, page = 1) =>
    findStaff(all, { words, role, page });
  expect(found('dang anh', null).accounts.map(({ loginName }) => loginName)).toEqual(['gk-7']);
  expect(found('', 'judge')).toMatchObject({ found: 60, pages: 2 });
  expect(found('', null, 99)).toMatchObject({ page: 3, pages: 3, found: 120 });
  expect(found('', null, 99).accounts).toHaveLength(20);
  expect(found('gk-7', 'judge').accounts.map(({ loginName }) => loginName)).not.toContain('gk-7');
});
