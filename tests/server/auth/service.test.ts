import { beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/core/time.ts';
import { activateForm, loginForm } from '#lib/schema/auth.ts';
import * as auth from '#lib/server/auth/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { inside } from '../../support/sign-in.ts';

describeOnEachDatabase('signing in', (bench) => {
  let codes: Map<string, string>;
  let personIds: string[];
  beforeAll(async () => {
    const { ctx } = bench();
    const { contest } = await makeSmallContest(ctx);
    const registrations = await people.listRegistrations(ctx, contest.id);
    personIds = ['AN', 'BINH', 'CHI'].map(
      (code) => registrations.find((one) => one.staffCode === code)!.personId
    );
    codes = await auth.issueActivationCodes(
      ctx,
      operatorMay('activation.issue', { contestId: contest.id }),
      personIds
    );
  });

  let addresses = 0;
  const elsewhere = () => `10.0.0.${(addresses += 1)}-${bench().database.kind}`;
  const activate = (loginName: string, code: string, password: string, from = elsewhere()) =>
    auth.activate(bench().ctx, activateForm.parse({ loginName, code, password }), from);
  const signIn = (loginName: string, password: string, from = elsewhere()) =>
    auth.signIn(bench().ctx, loginForm.parse({ loginName, password }), from);

  const reset = (personId: string) =>
    auth.resetAccess(bench().ctx, operatorMay('activation.renew'), personId, 'quên mật khẩu');

  it('begins with a code that is good once, read off paper in any form', async () => {
    const code = codes.get(personIds[0]!)!;
    const typed = code.toLowerCase().replace('-', ' ');
    expect(await activate('an', typed, 'mật khẩu của An')).toMatchObject({ ok: true });
    expect(await activate('an', code, 'một mật khẩu khác')).toEqual({
      ok: false,
      refusal: 'wrong-code'
    });
  });

  it('accepts the password in any case of the name and any Unicode form (B-S13)', async () => {
    const signedIn = await signIn(' An ', 'mật khẩu của An'.normalize('NFD'));
    expect(signedIn).toMatchObject({ ok: true });
    if (!signedIn.ok) return;
    const found = await auth.readSession(bench().ctx, signedIn.value.token);
    expect(found?.actor).toMatchObject({ displayName: 'Nguyễn Văn An', personId: personIds[0] });
  });

  it('keeps only a hash of the session id (B-S8)', async () => {
    const signedIn = await signIn('an', 'mật khẩu của An');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    const rows = await bench().ctx.db.selectFrom('login_session').select('id_hash').execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.id_hash)).not.toContain(signedIn.value.token);
  });

  it('ends with signing out', async () => {
    const signedIn = await signIn('an', 'mật khẩu của An');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    await auth.signOut(bench().ctx, signedIn.value.token);
    expect(await auth.readSession(bench().ctx, signedIn.value.token)).toBeNull();
  });

  it('says the same for a wrong password, an unknown name and an account not yet activated', async () => {
    for (const name of ['an', 'nobody', 'binh']) {
      expect(await signIn(name, 'sai rồi nhé')).toEqual({
        ok: false,
        refusal: 'wrong-credentials'
      });
    }
  });

  it('slows guessing of one account from one address, not the owner elsewhere (B-S1)', async () => {
    const stranger = elsewhere();
    for (let guess = 0; guess < 5; guess += 1) await signIn('an', `đoán ${guess}`, stranger);
    expect(await signIn('an', 'mật khẩu của An', stranger)).toEqual({
      ok: false,
      refusal: 'too-many-tries',
      waitMs: MINUTE
    });
    expect(await signIn('an', 'mật khẩu của An')).toMatchObject({ ok: true });
  });

  it('lets a burst of guesses at once see no more passwords than the limit (B-S1)', async () => {
    const stranger = elsewhere();
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, n) => signIn('an', `đoán bừa ${n}`, stranger))
    );
    const looked = guesses.filter((one) => !one.ok && one.refusal === 'wrong-credentials');
    expect(looked.length).toBeLessThanOrEqual(5);
    expect(await signIn('an', 'mật khẩu của An')).toMatchObject({ ok: true });
  });

  it('refuses a code after its time', async () => {
    const { clock } = bench();
    const before = clock.now;
    clock.now += 61 * DAY;
    expect(await activate('binh', codes.get(personIds[1]!)!, 'mật khẩu của Bình')).toMatchObject({
      refusal: 'wrong-code'
    });
    clock.now = before;
  });

  it('lets fifty uses of one code at once open one account', async () => {
    const code = codes.get(personIds[2]!)!;
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) => activate('chi', code, `mật khẩu số ${n}`))
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('lets somebody who forgot the password in with a new code, and nobody else', async () => {
    const { ctx } = bench();
    const signedIn = await signIn('an', 'mật khẩu của An');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    const code = inside(await reset(personIds[0]!));
    expect(await auth.readSession(ctx, signedIn.value.token)).toBeNull();
    expect(await signIn('an', 'mật khẩu của An')).toMatchObject({ refusal: 'wrong-credentials' });
    expect(await activate('an', code, 'mật khẩu mới của An')).toMatchObject({ ok: true });
    expect(await reset('nobody')).toEqual({ ok: false, refusal: 'no-account' });
  });

  it('disables every session of a disabled account at once (B-A5)', async () => {
    const signedIn = await signIn('an', 'mật khẩu mới của An');
    if (!signedIn.ok) throw new Error(signedIn.refusal);
    await bench()
      .ctx.db.updateTable('account')
      .set({ is_disabled: 1 })
      .where('login_name', '=', 'an')
      .execute();
    expect(await auth.readSession(bench().ctx, signedIn.value.token)).toBeNull();
  });

  it('never makes an official into staff under the same login name', async () => {
    const staff = { displayName: 'Thư ký', password: 'mật khẩu thư ký', grants: [] };
    const put = (loginName: string) => auth.putStaffAccount(bench().ctx, { ...staff, loginName });
    await expect(put('Chi')).rejects.toThrow('chi is the account of an official');
    await put('thuky');
    await put('THUKY');
    expect(await signIn('thuky', 'mật khẩu thư ký')).toMatchObject({ ok: true });
    expect(await signIn('CHI', 'mật khẩu thư ký')).toMatchObject({ ok: false });
  });
});
