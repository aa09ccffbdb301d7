import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import { SECURITY_KINDS, type SecurityKind } from '#lib/domain/auth/security-event.ts';
import { DAY, MINUTE } from '#lib/domain/core/time.ts';
import { activateForm, loginForm } from '#lib/schema/auth.ts';
import { noteCounted, readSecurity } from '#lib/server/audit/security.ts';
import * as auth from '#lib/server/auth/service.ts';
import { searchBank } from '#lib/server/live/plan-bank.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { makeReport } from '#lib/server/reports/make-report.ts';
import { CLOSES, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const PASSWORD = 'câu dễ nhớ của riêng mình';
const FROM = '203.0.113.7';
const WHY = { reason: 'Theo phân công mới' };
const EVERYTHING = { kinds: [], from: null, to: null, accountIds: null, page: 1 };

describeOnEachDatabase('the security record (B-O1)', (bench) => {
  let contestId = '';
  let [anId, organizer] = ['', undefined as unknown as Actor];
  const read = () => operatorMay('audit.read');
  const signIn = (loginName: string, password: string, from = FROM) =>
    auth.signIn(bench().ctx, loginForm.parse({ loginName, password }), from);
  const events = async (...kinds: SecurityKind[]) =>
    (await readSecurity(bench().ctx, read(), { ...EVERYTHING, kinds })).events;

  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const scope = { kind: 'contest', contestId } as const;
    const account = { loginName: 'to-chuc', displayName: 'Ban Tổ chức', password: PASSWORD };
    await auth.putStaffAccount(ctx, { ...account, grants: [{ role: 'organizer', scope }] });
    const signedIn = await signIn('to-chuc', PASSWORD);
    const held = signedIn.ok && (await auth.readHeldSession(ctx, signedIn.value.token));
    organizer = { ...(held as { actor: Actor }).actor, address: FROM };
  });

  /** What makes each kind of event. */
  const happen: Record<SecurityKind, () => Promise<unknown>> = {
    'sign-in': () => signIn('to-chuc', PASSWORD),
    'sign-in-failed': () => signIn('to-chuc', 'sai rồi nhé'),
    'sign-in-braked': async () => {
      for (let n = 0; n < 7; n += 1) await signIn('to-chuc', `đoán ${n}`, '203.0.113.66');
    },
    'sign-out': async () => {
      const signedIn = await signIn('to-chuc', PASSWORD);
      if (signedIn.ok) await auth.signOut(bench().ctx, signedIn.value.token, organizer);
    },
    'signing-failed': () => auth.confirmPassword(bench().ctx, organizer, 'sai rồi', FROM),
    'code-issued': async () => {
      const { ctx } = bench();
      const registered = await people.listRegistrations(ctx, contestId);
      const may = permit(organizer, 'activation.issue', { contestId })!;
      const personIds = registered.map(({ personId }) => personId);
      anId = registered.find(({ staffCode }) => staffCode === 'AN')!.personId;
      codes = await auth.issueActivationCodes(ctx, may, personIds);
    },
    'code-failed': () => activate('an', codes.values().toArray().at(-1)!),
    'code-used': () => activate('an', codes.get(anId)!),
    'code-renewed': async () => {
      const may = permit(organizer, 'activation.renew', { contestId })!;
      const renewed = await auth.resetAccess(bench().ctx, may, anId, WHY.reason);
      if (renewed.ok) codes.set(anId, renewed.value);
    },
    'password-changed': async () => {
      const signedIn = await signIn('to-chuc', PASSWORD);
      const token = signedIn.ok ? signedIn.value.token : '';
      const change = { current: PASSWORD, next: `${PASSWORD} hơn` };
      await auth.changeOwnPassword(bench().ctx, organizer, token, change, FROM);
    },
    'account-made': () => make('host'),
    'role-given': () => act(auth.giveRole, { role: 'mc' }),
    'role-taken': () => act(auth.takeRole, { role: 'mc' }),
    'account-disabled': () => act(auth.disableAccount, {}),
    'account-enabled': () => act(auth.enableAccount, {}),
    'sessions-ended': () => act(auth.endSessions, {}),
    'keys-viewed': async () => {
      bench().clock.now = CLOSES;
      const may = permit(organizer, 'final.prepare', { contestId })!;
      await searchBank(bench().ctx, may, { q: '', topic: null, level: null }, []);
    },
    'individuals-exported': () =>
      makeReport(bench().ctx, (action) => permit(organizer, action, { contestId })!, 'individuals')
  };
  let codes = new Map<string, string>();
  const activate = (loginName: string, code: string) => {
    const form = activateForm.parse({ loginName, code, password: PASSWORD });
    return auth.activate(bench().ctx, form, FROM);
  };
  const manage = () => permit(organizer, 'account.manage', { contestId })!;
  const make = (role: Role) =>
    auth.makeStaff(bench().ctx, manage(), {
      loginName: 'dieu-hanh',
      displayName: 'Người điều hành',
      role
    });
  async function act<More extends object>(
    work: (
      ctx: ReturnType<typeof bench>['ctx'],
      may: ReturnType<typeof manage>,
      about: { accountId: string; reason: string } & More
    ) => Promise<unknown>,
    more: More
  ): Promise<void> {
    const staff = await auth.listStaff(bench().ctx, manage());
    const { id } = staff.find(({ loginName }) => loginName === 'dieu-hanh')!;
    await work(bench().ctx, manage(), { accountId: id, ...WHY, ...more });
  }

  it.each(SECURITY_KINDS)('has %s, with who, when and from where', async (kind) => {
    bench().clock.now += MINUTE;
    const at = bench().clock.now;
    const before = await events(kind);
    await happen[kind]();
    const [newest, ...others] = await events(kind);
    expect(others.length).toBeGreaterThanOrEqual(before.length);
    expect(newest).toMatchObject({ kind });
    expect(newest!.at).toBeGreaterThanOrEqual(at);
    expect(newest!.address).toMatch(/^203\.0\.113\.(7|66)$/);
    expect(newest!.accountId ?? newest!.byAccountId).toBeTruthy();
    expect(newest!.detail).not.toContain(PASSWORD);
  });

  it('is filtered by account and by day, newest first', async () => {
    const { ctx, clock } = bench();
    const accountIds = await auth.accountsCalled(ctx, 'DIEU-HANH');
    const mine = await readSecurity(ctx, read(), { ...EVERYTHING, accountIds });
    expect(mine.found).toBeGreaterThan(4);
    expect(mine.events.every(({ accountId }) => accountId === accountIds[0])).toBe(true);
    const tomorrow = { ...EVERYTHING, from: clock.now + DAY };
    expect(await readSecurity(ctx, read(), tomorrow)).toMatchObject({ found: 0, events: [] });
    const past = { ...EVERYTHING, to: clock.now - 10 * DAY };
    expect(await readSecurity(ctx, read(), past)).toMatchObject({ found: 0 });
    const all = await readSecurity(ctx, read(), { ...EVERYTHING, page: 999 });
    expect(all.page).toBe(all.pages);
    const times = (await events()).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    expect((await readSecurity(ctx, read(), { ...EVERYTHING, accountIds: [] })).found).toBe(0);
  });

  it('grows by a few rows a minute in a storm, and loses no count', async () => {
    const { ctx, clock } = bench();
    clock.now += MINUTE;
    const before = (await readSecurity(ctx, read(), EVERYTHING)).found;
    const guesses = Array.from({ length: 120 }, (_, n) =>
      signIn(`khong-co-${n}`, 'đoán bừa', `198.51.100.${n}`)
    );
    await Promise.all(guesses);
    clock.now += MINUTE;
    await noteCounted(ctx);
    const { found } = await readSecurity(ctx, read(), EVERYTHING);
    expect(found - before).toBeLessThan(45);
    const rows = await ctx.db
      .selectFrom('security_event')
      .select((select) => select.fn.sum<number>('times').as('times'))
      .where('at', '>=', clock.now - MINUTE)
      .where('kind', 'in', ['sign-in-failed', 'sign-in-braked'])
      .executeTakeFirstOrThrow();
    expect(Number(rows.times)).toBe(120);
  });
});
