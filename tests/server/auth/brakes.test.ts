import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import * as auth from '#lib/server/auth/service.ts';
import { guardOf } from '#lib/server/auth/guard.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { activate, inside, makeSignIn, PASSWORD, signIn } from '../../support/sign-in.ts';

describeOnEachDatabase('brakes on guessing', (bench) => {
  let device: string;
  let codeOf: (staffCode: string) => string;
  beforeAll(async () => {
    ({ codeOf } = await makeSignIn(bench));
    const { ctx } = bench();
    for (const loginName of ['an', 'binh']) {
      const typed = { loginName, code: codeOf(loginName.toUpperCase()) };
      ({ device } = inside(await activate(ctx, typed, `10.1.1.${loginName.length}`)));
    }
  });

  /** A process that knows of no tries yet, over the same database and clock. */
  const newProcess = (): Ctx => {
    const { database, clock, ctx } = bench();
    return makeCtx(database.db, { log: ctx.log, secret: ctx.secret, now: () => clock.now });
  };

  it('tell the true time that is left, and are over when it is (OFF-A17)', async () => {
    const [ctx, { clock }] = [newProcess(), bench()];
    for (let guess = 0; guess < 5; guess += 1) await signIn(ctx, 'an', `đoán ${guess}`, '10.2.0.1');
    clock.now += 13 * SECOND;
    expect(await signIn(ctx, 'an', PASSWORD, '10.2.0.1')).toEqual({
      ok: false,
      refusal: 'too-many-tries',
      waitMs: 47 * SECOND
    });
    clock.now += 47 * SECOND;
    expect(await signIn(ctx, 'an', PASSWORD, '10.2.0.1')).toMatchObject({ ok: true });
  });

  it('count all ways of writing one staff code together', async () => {
    const ctx = newProcess();
    for (const name of ['binh', 'BINH', ' Bình ', 'b-i-n-h', 'ＢＩＮＨ'])
      expect(await signIn(ctx, name, 'sai rồi nhé', '10.2.0.2')).toMatchObject({
        refusal: 'wrong-credentials'
      });
    expect(await signIn(ctx, 'b.inh', PASSWORD, '10.2.0.2')).toMatchObject({
      refusal: 'too-many-tries'
    });
  });

  it('slow an address by what was wrong there and never close it (SEC-H6)', async () => {
    const ctx = newProcess();
    const guard = guardOf(ctx);
    const delays = Array.from({ length: 1000 }, (_, n) => {
      guard.end({ account: `nobody ${n}`, address: '10.2.0.3', device: null }, 'wrong');
      return guard.delayMs(at('10.2.0.3'));
    });
    expect(delays.slice(0, 20)).toEqual(Array<number>(20).fill(0));
    expect(delays.slice(20, 220)).toEqual([...delays.slice(20, 220)].sort((a, b) => a - b));
    expect(delays[119]).toBeGreaterThan(SECOND);
    expect(delays.slice(219)).toEqual(Array<number>(781).fill(5 * SECOND));
    expect(guard.begin(at('10.2.0.3'))).toBeNull();
    expect(guard.delayMs({ ...at('10.2.0.3'), device: 'known' })).toBe(0);
    expect(guard.delayMs(at('10.2.0.4'))).toBe(0);
  });

  it('let a right password in from an address that is slowed', async () => {
    const ctx = newProcess();
    for (let n = 0; n < 25; n += 1)
      guardOf(ctx).end({ account: `nobody ${n}`, address: '10.2.0.9', device: null }, 'wrong');
    expect(await signIn(ctx, 'an', PASSWORD, '10.2.0.9')).toMatchObject({ ok: true });
  });

  it('never block a device that signed in before by the tries of others', async () => {
    const ctx = newProcess();
    const before = inside(await signIn(ctx, 'an', PASSWORD, '10.2.0.5', { device }));
    for (let guess = 0; guess < 6; guess += 1) await signIn(ctx, 'an', `đoán ${guess}`, '10.2.0.5');
    expect(await signIn(ctx, 'an', PASSWORD, '10.2.0.5')).toMatchObject({ ok: false });
    const again = await signIn(ctx, 'an', PASSWORD, '10.2.0.5', { device: before.device });
    expect(again).toMatchObject({ ok: true });
  });

  it('take no cookie for a known device that another account, time or hand has made', async () => {
    const { clock } = bench();
    const ctx = newProcess();
    const known = inside(await signIn(ctx, 'an', PASSWORD, '10.2.0.6')).device;
    const forged = known.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
    for (let guess = 0; guess < 5; guess += 1) await signIn(ctx, 'an', `đoán ${guess}`, '10.2.0.6');
    for (let guess = 0; guess < 5; guess += 1)
      await signIn(ctx, 'binh', `đoán ${guess}`, '10.2.0.6');
    const an = (device: string) => signIn(ctx, 'an', PASSWORD, '10.2.0.6', { device });
    expect(await an(forged)).toMatchObject({ ok: false });
    expect(await an(`${known}.x`)).toMatchObject({ ok: false });
    const asBinh = await signIn(ctx, 'binh', PASSWORD, '10.2.0.6', { device: known });
    expect(asBinh).toMatchObject({ ok: false });
    expect(await an(known)).toMatchObject({ ok: true });
    const [now, lifetime] = [clock.now, auth.DEVICE_LIFETIME_MS];
    for (let guess = 0; guess < 5; guess += 1) await signIn(ctx, 'an', `đoán ${guess}`, '10.2.0.7');
    clock.now = now + lifetime + MINUTE;
    for (let guess = 0; guess < 5; guess += 1) await signIn(ctx, 'an', `đoán ${guess}`, '10.2.0.7');
    const late = await signIn(ctx, 'an', PASSWORD, '10.2.0.7', { device: known });
    expect(late).toMatchObject({ refusal: 'too-many-tries' });
    clock.now = now;
  });

  it('give 1.500 right passwords at once behind one address no reason to wait (OFF-A2)', () => {
    const guard = guardOf(newProcess());
    const tries = Array.from({ length: 1500 }, (_, n) => ({
      ...at('10.2.0.8'),
      account: `an ${n}`
    }));
    expect(tries.map((one) => guard.begin(one)).filter(Boolean)).toEqual([]);
  });

  it('hear the alarm when one password is tried at 200 accounts, and stop it there (B-S2)', async () => {
    const [ctx, { clock }] = [newProcess(), bench()];
    const guard = guardOf(ctx);
    const spray = (n: number, password: string) => ({
      account: `official ${n}`,
      address: `10.3.${n % 250}.1`,
      device: null,
      password
    });
    for (let n = 0; n < 199; n += 1) guard.end(spray(n, PASSWORD), 'wrong');
    for (let n = 0; n < 300; n += 1) guard.end(spray(7, 'mật khẩu khác hẳn'), 'wrong');
    expect(ctx.alarms.standing()).toEqual([]);
    guard.end(spray(199, PASSWORD), 'wrong');
    expect(ctx.alarms.standing()).toMatchObject([
      { code: 'one-password', detail: { accounts: 200 } }
    ]);
    expect(await signIn(ctx, 'binh', PASSWORD, '10.4.0.1')).toEqual({
      ok: false,
      refusal: 'password-tried-everywhere',
      waitMs: 10 * MINUTE
    });
    const { device } = inside(await signIn(bench().ctx, 'binh', PASSWORD, '10.4.0.2'));
    expect(await signIn(ctx, 'binh', PASSWORD, '10.4.0.1', { device })).toMatchObject({ ok: true });
    clock.now += 10 * MINUTE;
    expect(await signIn(ctx, 'binh', PASSWORD, '10.4.0.1')).toMatchObject({ ok: true });
  });

  it('say that everybody comes from one address of the inside, until somebody does not', () => {
    const ctx = newProcess();
    const guard = guardOf(ctx);
    for (let n = 0; n < 49; n += 1) guard.noteEntry('127.0.0.1', `account ${n}`);
    guard.noteEntry('127.0.0.1', 'account 0');
    expect(ctx.alarms.standing()).toEqual([]);
    guard.noteEntry('127.0.0.1', 'account 49');
    expect(ctx.alarms.standing()).toMatchObject([
      { code: 'one-address', detail: { address: '127.0.0.1' } }
    ]);
    guard.noteEntry('10.0.0.9', 'account 50');
    expect(ctx.alarms.standing()).toEqual([]);
  });

  it.each(['203.0.113.7', '2001:db8::1'])(
    'take the public address %s of a crowd for a province',
    (address) => {
      const ctx = newProcess();
      const guard = guardOf(ctx);
      for (let n = 0; n < 60; n += 1) guard.noteEntry(address, `account ${n}`);
      expect(ctx.alarms.standing()).toEqual([]);
    }
  );

  describe('at codes', () => {
    it('take all readings of what a keyboard made of a code for one try', async () => {
      const ctx = newProcess();
      const code = codeOf('CHI').replace('-', '');
      const typed = `${code.slice(0, 4)}-${code.slice(4)} .`.toLowerCase();
      for (let guess = 0; guess < 4; guess += 1)
        await activate(ctx, { loginName: 'chi', code: 'ẦMTC-QKHV' }, '10.5.0.1');
      const right = await activate(ctx, { loginName: 'Chí', code: typed }, '10.5.0.1');
      expect(right).toMatchObject({ ok: true });
    });

    it('let no stranger learn whether a staff code is there, activated or not (B-S4)', async () => {
      const ctx = newProcess();
      const typed = { code: 'ACDEF-GHJKM' };
      for (const loginName of ['an', 'dung', 'nobody'])
        expect(await activate(ctx, { ...typed, loginName }, '10.5.0.2')).toEqual({
          ok: false,
          refusal: 'wrong-code'
        });
    });

    it('take the own name for no password, and the code is as good as before', async () => {
      const ctx = newProcess();
      const typed = { loginName: 'dung', code: codeOf('DUNG') };
      for (let n = 0; n < 7; n += 1)
        expect(
          await activate(ctx, { ...typed, password: await nameOf('DUNG') }, '10.5.0.3')
        ).toEqual({
          ok: false,
          refusal: 'own-name'
        });
      expect(await activate(ctx, typed, '10.5.0.3')).toMatchObject({ ok: true });
    });
  });

  const at = (address: string) => ({ account: 'an', address, device: null });
  async function nameOf(staffCode: string): Promise<string> {
    const row = await bench()
      .ctx.db.selectFrom('account')
      .select('display_name')
      .where('login_name', '=', staffCode.toLowerCase())
      .executeTakeFirstOrThrow();
    return row.display_name;
  }
});
