import { beforeAll, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/core/time.ts';
import * as auth from '#lib/server/auth/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { activate, inside, makeSignIn, PASSWORD, signIn } from '../../support/sign-in.ts';

describeOnEachDatabase('sessions', (bench) => {
  let personOf: (staffCode: string) => string;
  let codeOf: (staffCode: string) => string;
  beforeAll(async () => {
    ({ codeOf, personOf } = await makeSignIn(bench));
    const { ctx } = bench();
    for (const loginName of ['an', 'binh'])
      await activate(ctx, { loginName, code: codeOf(loginName.toUpperCase()) }, '10.0.0.1');
    const staff = { loginName: 'to.chuc', displayName: 'Ban Tổ chức', password: 'một câu rất dài' };
    await auth.putStaffAccount(ctx, {
      ...staff,
      grants: [{ role: 'organizer', scope: { kind: 'installation' } }]
    });
  });

  let addresses = 0;
  const enter = async (name: string, password = PASSWORD, replaces?: string) =>
    inside(
      await auth.signIn(
        bench().ctx,
        { loginName: name, password },
        `10.0.1.${(addresses += 1)}`,
        replaces === undefined ? {} : { replaces }
      )
    ).token;
  const isIn = async (token: string) => (await auth.readSession(bench().ctx, token)) !== null;
  /** Whether a session is good so long after now. */
  async function isInAfter(ms: number, token: string): Promise<boolean> {
    const { clock } = bench();
    const before = clock.now;
    clock.now += ms;
    const found = await isIn(token);
    clock.now = before;
    return found;
  }

  it('last seven days for officials and half a day for staff, however much they are used', async () => {
    const [official, staff] = [await enter('an'), await enter('tochuc', 'một câu rất dài')];
    expect(await isInAfter(7 * DAY - MINUTE, official)).toBe(true);
    expect(await isInAfter(7 * DAY + MINUTE, official)).toBe(false);
    expect(await isInAfter(11 * HOUR, staff)).toBe(true);
    expect(await isInAfter(12 * HOUR - MINUTE, staff)).toBe(true);
    expect(await isInAfter(12 * HOUR + MINUTE, staff)).toBe(false);
  });

  it('of one browser end with its next one (B-S5)', async () => {
    const [first, elsewhere] = [await enter('an'), await enter('an')];
    const second = await enter('binh', PASSWORD, first);
    expect([await isIn(first), await isIn(elsewhere), await isIn(second)]).toEqual([
      false,
      true,
      true
    ]);
  });

  it('are prolonged by work under way, and never shortened', async () => {
    const { ctx, clock } = bench();
    const token = await enter('an');
    await auth.keepSessions(ctx, { personId: personOf('AN') }, clock.now + DAY);
    expect(await isInAfter(7 * DAY - MINUTE, token)).toBe(true);
    await auth.keepSessions(ctx, { personId: personOf('AN') }, clock.now + 9 * DAY);
    expect(await isInAfter(9 * DAY - MINUTE, token)).toBe(true);
  });

  it('that have ended are deleted, the others are not (SEC-M6)', async () => {
    const { ctx, clock } = bench();
    const token = await enter('binh');
    const count = async () =>
      (await ctx.db.selectFrom('login_session').select('expires_at').execute()).length;
    const [now, before] = [clock.now, await count()];
    clock.now += 6 * DAY;
    const later = await enter('binh');
    await auth.deleteEndedSessions(ctx);
    expect(await count()).toBeLessThan(before + 1);
    expect([await isIn(token), await isIn(later)]).toEqual([true, true]);
    clock.now += 2 * DAY;
    await auth.deleteEndedSessions(ctx);
    expect(await isIn(later)).toBe(true);
    clock.now = now;
  });

  it('are not opened by a password that was taken away while its owner waited', async () => {
    const { ctx } = bench();
    const visit = { address: '10.0.2.1' };
    const typed = { loginName: 'binh', password: PASSWORD };
    const proven = inside(await auth.proveByPassword(ctx, typed, visit));
    const may = operatorMay('activation.renew');
    const code = inside(await auth.resetAccess(ctx, may, personOf('BINH'), 'quên mật khẩu'));
    expect(await auth.openSession(ctx, proven, visit)).toEqual({
      ok: false,
      refusal: 'wrong-credentials'
    });
    await activate(ctx, { loginName: 'binh', code }, '10.0.2.2');
  });

  it('a code ends when a password is set in another way (SEC-L9)', async () => {
    const { ctx } = bench();
    await auth.putPassword(ctx, 'chi', 'một câu rất dài');
    expect(
      await activate(ctx, { loginName: 'chi', code: codeOf('CHI') }, '10.0.3.1')
    ).toMatchObject({ refusal: 'wrong-code' });
    expect(await signIn(ctx, 'chi', 'một câu rất dài', '10.0.3.2')).toMatchObject({ ok: true });
  });

  it('take a password that was copied with blanks around it (PUB-P33)', async () => {
    const { ctx } = bench();
    expect(await signIn(ctx, 'an', ` ${PASSWORD}\n`, '10.0.4.1')).toMatchObject({ ok: true });
    expect(await signIn(ctx, 'an', `x ${PASSWORD}`, '10.0.4.1')).toMatchObject({ ok: false });
  });

  it('a name that two accounts could mean is nobody’s', async () => {
    const { ctx } = bench();
    for (const loginName of ['ban07', 'ban7'])
      await auth.putStaffAccount(ctx, {
        loginName,
        displayName: loginName,
        password: 'một câu rất dài',
        grants: []
      });
    const tries = ['BAN7', 'ban07', 'ban-007'].map((name) =>
      signIn(ctx, name, 'một câu rất dài', '10.0.5.1')
    );
    expect((await Promise.all(tries)).map((one) => one.ok)).toEqual([true, true, false]);
  });
});
