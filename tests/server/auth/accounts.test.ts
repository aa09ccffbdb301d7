import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor, Role } from '#lib/domain/auth/roles.ts';
import { loginForm } from '#lib/schema/auth.ts';
import * as auditStore from '#lib/server/audit/store.ts';
import * as auth from '#lib/server/auth/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

const FIRST = 'mật khẩu do người khác tạo';
const OWN = 'câu dễ nhớ của riêng mình';
const WHY = { reason: 'Theo phân công mới' };

describeOnEachDatabase('accounts of those who work for a contest', (bench) => {
  let contestId = '';
  const actors = new Map<string, Actor>();
  let tries = 0;
  const signIn = (loginName: string, password: string) =>
    auth.signIn(bench().ctx, loginForm.parse({ loginName, password }), `10.9.0.${(tries += 1)}`);
  const tokenOf = async (loginName: string, password: string): Promise<string> => {
    const signedIn = await signIn(loginName, password);
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    return signedIn.value.token;
  };
  const may = (loginName: string) =>
    permit(actors.get(loginName)!, 'account.manage', { contestId })!;
  const isIn = async (token: string) => (await auth.readSession(bench().ctx, token)) !== null;
  const held = async (token: string) => (await auth.readHeldSession(bench().ctx, token))!;

  beforeAll(async () => {
    const { ctx } = bench();
    contestId = (await makeSmallContest(ctx)).contest.id;
    const staff: [string, Role][] = [
      ['to-chuc', 'organizer'],
      ['quan-tri', 'administrator'],
      ['thu-ky', 'secretary']
    ];
    for (const [loginName, role] of staff) {
      const scope =
        role === 'administrator'
          ? ({ kind: 'installation' } as const)
          : ({ kind: 'contest', contestId } as const);
      const account = { loginName, displayName: loginName, password: FIRST };
      await auth.putStaffAccount(ctx, { ...account, grants: [{ role, scope }] });
      actors.set(loginName, (await held(await tokenOf(loginName, FIRST))).actor);
    }
  });

  it('with a password that somebody else made do nothing but change it', async () => {
    const { ctx } = bench();
    const wanted = {
      loginName: 'dieu-hanh',
      displayName: 'Người điều hành',
      role: 'host'
    } as const;
    const made = await auth.makeStaff(ctx, may('to-chuc'), wanted);
    if (!made.ok) throw new Error(made.refusal);
    const { password } = made.value;
    const token = await tokenOf('dieu-hanh', password);
    expect(await isIn(token)).toBe(false);
    const { actor, mustChange } = await held(token);
    expect(mustChange).toBe(true);
    const change = (current: string, next: string) =>
      auth.changeOwnPassword(ctx, actor, token, { current, next }, '10.9.1.1');
    expect(await change('sai rồi', OWN)).toMatchObject({ refusal: 'wrong-password' });
    expect(await change(password, password)).toMatchObject({ refusal: 'same-password' });
    expect(await change(password, 'matkhau123')).toMatchObject({ refusal: 'too-common' });
    expect(await change(password, 'dieu-hanh1')).toMatchObject({ refusal: 'own-name' });
    const elsewhere = await tokenOf('dieu-hanh', password);
    expect(await change(password, OWN)).toEqual({ ok: true, value: { ended: 1 } });
    expect([await isIn(token), await isIn(elsewhere)]).toEqual([true, false]);
    expect(await signIn('dieu-hanh', password)).toMatchObject({ ok: false });
    expect(await isIn(await tokenOf('dieu-hanh', OWN))).toBe(true);
  });

  it('made at the shell have to change their password too', async () => {
    const { ctx } = bench();
    const account = { loginName: 'lenh', displayName: 'Lệnh', password: FIRST, grants: [] };
    await auth.putStaffAccount(ctx, { ...account, mustChange: true });
    expect((await held(await tokenOf('lenh', FIRST))).mustChange).toBe(true);
  });

  const idOf = async (loginName: string): Promise<string> =>
    (await auth.listStaff(bench().ctx, may('quan-tri'))).find((one) => one.loginName === loginName)!
      .id;

  it('are disabled with all their sessions, enabled again, and all of it is on record', async () => {
    const { ctx } = bench();
    const token = await tokenOf('thu-ky', FIRST);
    const accountId = await idOf('thu-ky');
    const about = { accountId, ...WHY };
    expect(await auth.disableAccount(ctx, may('to-chuc'), about)).toMatchObject({ ok: true });
    expect(await isIn(token)).toBe(false);
    expect(await signIn('thu-ky', FIRST)).toMatchObject({ refusal: 'wrong-credentials' });
    expect(await auth.enableAccount(ctx, may('to-chuc'), about)).toMatchObject({ ok: true });
    const again = await tokenOf('thu-ky', FIRST);
    expect(await auth.endSessions(ctx, may('to-chuc'), about)).toMatchObject({ ok: true });
    expect(await isIn(again)).toBe(false);
    const role = 'secretary';
    expect(await auth.takeRole(ctx, may('to-chuc'), { ...about, role })).toMatchObject({
      ok: true
    });
    expect(await auth.takeRole(ctx, may('to-chuc'), { ...about, role })).toMatchObject({
      refusal: 'role-unknown'
    });
    expect((await held(await tokenOf('thu-ky', FIRST))).actor.grants).toEqual([]);
    expect(await auth.giveRole(ctx, may('to-chuc'), { ...about, role })).toMatchObject({
      ok: true
    });
    const acts = ['disable', 'enable', 'end-sessions', 'take-role', 'give-role'];
    const entries = await auditStore.ofKinds(
      ctx.db,
      acts.map((act) => `account.${act}`)
    );
    expect(entries.map(({ action }) => action)).toEqual(acts.map((act) => `account.${act}`));
    for (const { accountId: by, target, detail } of entries) {
      expect([by, target]).toEqual([actors.get('to-chuc')!.accountId, `account:${accountId}`]);
      expect(JSON.parse(detail)).toMatchObject(WHY);
    }
  });

  it('get a new password once from whoever looks after them', async () => {
    const { ctx } = bench();
    const accountId = await idOf('thu-ky');
    const token = await tokenOf('thu-ky', FIRST);
    const renewed = await auth.renewPassword(ctx, may('to-chuc'), { accountId, ...WHY });
    expect(renewed).toMatchObject({ ok: true });
    expect(await isIn(token)).toBe(false);
    const password = renewed.ok ? renewed.value.password : '';
    expect((await held(await tokenOf('thu-ky', password))).mustChange).toBe(true);
  });

  it('of oneself, of administrators and the last of these are left alone', async () => {
    const { ctx } = bench();
    const own = { accountId: await idOf('to-chuc'), ...WHY };
    const admin = { accountId: await idOf('quan-tri'), ...WHY };
    const refusal = async (done: Promise<{ ok: boolean; refusal?: string }>) =>
      (await done).refusal;
    expect(await refusal(auth.disableAccount(ctx, may('to-chuc'), own))).toBe('own-account');
    expect(await refusal(auth.takeRole(ctx, may('to-chuc'), { ...own, role: 'organizer' }))).toBe(
      'own-account'
    );
    expect(await refusal(auth.disableAccount(ctx, may('to-chuc'), admin))).toBe(
      'administrators-only'
    );
    const wanted = { loginName: 'to-chuc-2', displayName: 'Hai', role: 'organizer' } as const;
    expect(await refusal(auth.makeStaff(ctx, may('to-chuc'), wanted))).toBe('administrators-only');
    const second = { ...wanted, loginName: 'quan-tri-2', role: 'administrator' } as const;
    expect(await auth.makeStaff(ctx, may('quan-tri'), second)).toMatchObject({ ok: true });
    const other = { accountId: await idOf('quan-tri-2'), ...WHY };
    expect(await refusal(auth.disableAccount(ctx, may('quan-tri'), admin))).toBe('own-account');
    expect(await auth.disableAccount(ctx, may('quan-tri'), other)).toMatchObject({ ok: true });
    const nobody = { accountId: 'khong-co', ...WHY };
    expect(await refusal(auth.disableAccount(ctx, may('quan-tri'), nobody))).toBe(
      'account-unknown'
    );
  });
});
