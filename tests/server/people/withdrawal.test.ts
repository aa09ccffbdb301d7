import { beforeAll, expect, it } from 'vitest';
import type { ContestView } from '#lib/server/contest/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as people from '#lib/server/people/service.ts';
import { withdraw } from '#lib/server/people/withdrawal.ts';
import { handIn, makeSmallContest } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

describeOnEachDatabase('a registration made by mistake', (bench) => {
  let view: ContestView;
  beforeAll(async () => {
    view = await makeSmallContest(bench().ctx);
    await handIn(bench().ctx, view, 'AN', 800);
  });

  const take = (staffCode: string) =>
    withdraw(bench().ctx, operatorMay('person.import'), view.contest.id, {
      staffCode,
      reason: 'Nhập nhầm danh sách'
    });
  const codes = async () =>
    (await people.listRegistrations(bench().ctx, view.contest.id)).map((one) => one.staffCode);
  const onRecord = async () =>
    (
      await bench()
        .ctx.db.selectFrom('audit_entry')
        .select('detail')
        .where('action', '=', 'registration.withdraw')
        .execute()
    ).map(({ detail }) => JSON.parse(detail) as { reason: string });

  it('is not withdrawn once there is a paper, nor where nobody has it', async () => {
    expect(await take('AN')).toEqual({ ok: false, refusal: 'has-paper' });
    expect(await take('KHONG')).toEqual({ ok: false, refusal: 'official-unknown' });
    expect(await codes()).toHaveLength(4);
    expect(await onRecord()).toEqual([]);
  });

  it('leaves the list, and is on the record with its reason', async () => {
    expect(await take('chi')).toMatchObject({ ok: true, value: { fullName: 'Lê Thị Chi' } });
    expect(await codes()).toEqual(['AN', 'BINH', 'DUNG']);
    expect(await onRecord()).toMatchObject([{ reason: 'Nhập nhầm danh sách' }]);
    expect(await take('CHI')).toMatchObject({ refusal: 'official-unknown' });
  });
});
