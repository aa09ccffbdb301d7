import { beforeAll, expect, it } from 'vitest';
import { permit } from '#lib/domain/auth/permissions.ts';
import type { Actor, Scope } from '#lib/domain/auth/roles.ts';
import * as auth from '#lib/server/auth/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { issueSlips } from '#lib/server/people/activation.ts';
import { findRenewable, renewSlip } from '#lib/server/people/renewal.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import * as units from '#lib/server/units/service.ts';
import type { UnitTree } from '#lib/domain/units/tree.ts';
import { actorOf, OPENS, startedAttempt } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { activate, inside, makeSignIn, PASSWORD, signIn } from '../../support/sign-in.ts';

const REASON = 'quên mật khẩu, đã đối chiếu thẻ';

describeOnEachDatabase('a code that is renewed', (bench) => {
  let contestId: string;
  let tree: UnitTree;
  let codeOf: (staffCode: string) => string;
  let personOf: (staffCode: string) => string;
  let addresses = 0;
  const elsewhere = () => `10.2.0.${(addresses += 1)}`;
  beforeAll(async () => {
    const { ctx } = bench();
    ({ codeOf, personOf } = await makeSignIn(bench));
    contestId = (await ctx.db.selectFrom('contest').select('id').executeTakeFirstOrThrow()).id;
    tree = await units.readTree(ctx);
    await activate(ctx, { loginName: 'an', code: codeOf('AN') }, elsewhere());
    await activate(ctx, { loginName: 'chi', code: codeOf('CHI') }, elsewhere());
  });

  const unitId = (code: string) => tree.units.find((unit) => unit.code === code)!.id;
  const holder = (role: 'unit_coordinator' | 'organizer', scope: Scope, name = 'one'): Actor => ({
    accountId: `${role} ${name} on ${bench().database.kind}`,
    displayName: 'Đầu mối',
    personId: null,
    grants: [{ role, scope }]
  });
  const subject = (code: string) => ({
    contestId,
    unitPath: tree.path(unitId(code)).map(({ id }) => id)
  });
  /** The permission of the coordinator of this unit. */
  const coordinator = (code: string, name?: string) =>
    permit(
      holder('unit_coordinator', { kind: 'unit', unitId: unitId(code) }, name),
      'activation.renew',
      subject(code)
    )!;
  const organizer = () =>
    permit(holder('organizer', { kind: 'contest', contestId }), 'activation.renew', { contestId })!;
  const renew = (may: ReturnType<typeof organizer>, staffCode: string) =>
    renewSlip(bench().ctx, may, contestId, { staffCode, reason: REASON });
  const read = () => bench().ctx.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
  const enter = async (name: string) =>
    inside(await signIn(bench().ctx, name, PASSWORD, elsewhere())).token;
  const statusOf = async (name: string, code: string) =>
    (await activate(bench().ctx, { loginName: name, code }, elsewhere())).ok;

  it('by the coordinator ends password and sessions, and lets the person in (SEC-M6)', async () => {
    const { ctx } = bench();
    const open = await enter('chi');
    const slip = inside(await renew(coordinator('HLV'), ' chi '));
    expect(slip).toEqual({
      fullName: 'Lê Thị Chi',
      birthYear: 1990,
      position: 'Công chức',
      unitName: 'UBND xã Hòa Long',
      staffCode: 'CHI',
      code: expect.stringMatching(/^\w{5}-\w{5}$/)
    });
    expect(await auth.readSession(ctx, open)).toBeNull();
    expect((await signIn(ctx, 'chi', PASSWORD, elsewhere())).ok).toBe(false);
    expect(await statusOf('chi', codeOf('CHI'))).toBe(false);
    expect(await statusOf('chi', slip.code)).toBe(true);
    expect(await statusOf('chi', slip.code)).toBe(false);
    expect(await auth.readSession(ctx, await enter('chi'))).not.toBeNull();
  });

  it('ends the code that was lost before it was used', async () => {
    const slip = inside(await renew(coordinator('HLV-P1'), 'BINH'));
    expect(await statusOf('binh', codeOf('BINH'))).toBe(false);
    expect(await statusOf('binh', slip.code)).toBe(true);
  });

  it('is on the record with who renewed it and why', async () => {
    const [entry] = (await read()).filter(({ action }) => action === 'account.reset');
    expect(entry).toMatchObject({ account_id: coordinator('HLV').actor!.accountId });
    expect(JSON.parse(entry!.detail)).toEqual({ reason: REASON });
  });

  it('is refused for people of other units, and nothing of theirs ends', async () => {
    const { ctx } = bench();
    const open = await enter('an');
    for (const may of [coordinator('HLV'), coordinator('HLV-P1'), coordinator('HLV-X1')]) {
      expect(await renew(may, 'AN')).toEqual({ ok: false, refusal: 'official-unknown' });
      expect(await findRenewable(ctx, may, contestId, 'AN')).toBeNull();
    }
    expect((await renew(coordinator('HLV-X1'), 'BINH')).ok).toBe(false);
    expect(await auth.readSession(ctx, open)).not.toBeNull();
    expect((await signIn(ctx, 'an', PASSWORD, elsewhere())).ok).toBe(true);
    const beside = holder('unit_coordinator', { kind: 'unit', unitId: unitId('SNV') });
    expect(permit(beside, 'activation.renew', subject('HLV'))).toBeNull();
  });

  it('lets a paper under way go on after signing in', async () => {
    const { ctx, clock } = bench();
    const before = clock.now;
    clock.now = OPENS;
    const actor = await actorOf(ctx, contestId, 'AN');
    const attempt = await startedAttempt(ctx, actor);
    const slip = inside(await renew(organizer(), 'an'));
    expect(await statusOf('an', slip.code)).toBe(true);
    const again = await auth.readSession(ctx, await enter('an'));
    expect(await quiz.ownAttempt(ctx, again!.actor, attempt.id)).toMatchObject({ id: attempt.id });
    clock.now = before;
  });

  it('is refused for whoever has rights over others, and for an account shut out', async () => {
    const { ctx } = bench();
    const account = await ctx.db
      .selectFrom('account')
      .select('id')
      .where('login_name', '=', 'dung')
      .executeTakeFirstOrThrow();
    const issued = async () =>
      (await issueSlips(ctx, operatorMay('activation.issue', { contestId }), contestId, null)).map(
        ({ staffCode }) => staffCode
      );
    expect(await issued()).toContain('DUNG');
    const refusal = async () =>
      (await Promise.all([renew(organizer(), 'DUNG'), renew(coordinator('HLV'), 'DUNG')])).map(
        (one) => !one.ok && one.refusal
      );

    await ctx.db
      .insertInto('role_grant')
      .values({ account_id: account.id, role: 'administrator', scope: 'installation' })
      .execute();
    expect(await refusal()).toEqual(['staff-account', 'staff-account']);
    expect(await issued()).not.toContain('DUNG');
    await ctx.db.deleteFrom('role_grant').where('account_id', '=', account.id).execute();

    const shut = ctx.db.updateTable('account').where('id', '=', account.id);
    await shut.set({ is_disabled: 1 }).execute();
    expect(await refusal()).toEqual(['account-disabled', 'account-disabled']);
    expect(await issued()).not.toContain('DUNG');
    await shut.set({ is_disabled: 0 }).execute();
    expect(await auth.withoutPassword(ctx, [personOf('DUNG')])).toEqual([personOf('DUNG')]);
  });

  it('is bounded, for each who renews', async () => {
    const many = coordinator('HLV', 'hurried');
    const answers: boolean[] = [];
    for (let n = 0; n < 60; n += 1) answers.push((await renew(many, 'DUNG')).ok);
    expect(answers).not.toContain(false);
    expect(await renew(many, 'DUNG')).toEqual({ ok: false, refusal: 'too-many-renewals' });
    expect((await renew(coordinator('HLV', 'calm'), 'DUNG')).ok).toBe(true);
  });
});
