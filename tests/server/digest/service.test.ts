import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { HOUR } from '#lib/domain/core/time.ts';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import type { ContestView } from '#lib/server/contest/service.ts';
import { sendDue } from '#lib/server/digest/sending.ts';
import * as digest from '#lib/server/digest/service.ts';
import { makeMail } from '#lib/server/mail/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { handIn, makeSmallContest, OPENS } from '../../support/contest.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { openMailbox } from '../../support/mailbox.ts';
import { ok, unitOf } from '../../support/panel.ts';

const ORGANIZER = 'bantochuc@example.vn';
const COORDINATOR = 'daumoi.laivung@example.vn';
const GONE = 'khong.con@example.vn';

describeOnEachDatabase('the digest', (bench) => {
  let view = undefined as unknown as ContestView;
  let may = undefined as unknown as Permission<'digest.manage'>;
  let mailbox = undefined as unknown as Awaited<ReturnType<typeof openMailbox>>;
  const mail = () => makeMail({ url: mailbox.url, from: 'Hội Thi <hoithi@example.vn>' });

  beforeAll(async () => {
    const { ctx, clock } = bench();
    mailbox = await openMailbox((to) => to === GONE);
    view = await makeSmallContest(ctx);
    may = operatorMay('digest.manage', { contestId: view.contest.id });
    await handIn(ctx, view, 'AN');
    clock.now = OPENS + HOUR;
  });
  afterAll(() => mailbox.close());

  it('has recipients, each once; the record keeps no address', async () => {
    const { ctx } = bench();
    const unit = await unitOf(ctx, 'HLV');
    expect(await digest.sendNow(ctx, may, mail())).toMatchObject({ refusal: 'no-recipients' });
    ok(await digest.addRecipient(ctx, may, { email: ORGANIZER, unit: null }));
    ok(await digest.addRecipient(ctx, may, { email: COORDINATOR, unit }));
    ok(await digest.addRecipient(ctx, may, { email: GONE, unit: null }));
    const again = await digest.addRecipient(ctx, may, { email: ORGANIZER, unit });
    expect(again).toMatchObject({ refusal: 'recipient-exists' });
    const wrong = await digest.addRecipient(ctx, may, { email: 'a@example.vn', unit: 'nowhere' });
    expect(wrong).toMatchObject({ refusal: 'unit-unknown' });
    const read = await digest.readDigest(ctx, may);
    expect(read?.recipients.map(({ email, unitName }) => [email, unitName])).toEqual([
      [ORGANIZER, null],
      [COORDINATOR, 'UBND huyện Lai Vung'],
      [GONE, null]
    ]);
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from audit_entry where detail like '%example.vn%'`.execute(ctx.db);
    expect(Number(rows[0]?.n)).toBe(0);
  });

  it('goes out once a day, to whoever it reaches', async () => {
    const { ctx, clock } = bench();
    expect(await sendDue(ctx, mail())).toBeNull();
    ok(await digest.setRules(ctx, may, { isOn: true, hour: 7, threshold: 50 }));
    const [one, other] = await Promise.all([
      sendDue(ctx, mail(), 'https://hoithi.example.vn'),
      sendDue(ctx, mail(), 'https://hoithi.example.vn')
    ]);
    expect([one, other].filter(Boolean)).toEqual([{ sent: 2, failed: 1 }]);
    clock.now += HOUR;
    expect(await sendDue(ctx, mail())).toBeNull();
    expect((await digest.readDigest(ctx, may))?.last).toMatchObject({
      day: '2021-09-22',
      sent: 2,
      failed: 1
    });
  });

  it('tells organizers of all, and coordinators of their own unit alone', () => {
    expect(mailbox.received.map(({ to }) => to)).toEqual([ORGANIZER, COORDINATOR]);
    const [all, own] = mailbox.received;
    expect(all).toMatchObject({ from: 'hoithi@example.vn' });
    expect(all?.subject).toBe('Hội thi nhỏ: tình hình dự thi đến 08:30 ngày 22/9/2021');
    expect(all?.text).toBe(
      [
        'Đến 08:30 ngày 22/9/2021, có 1/4 thí sinh đăng ký đã dự thi, đạt 25,00%.',
        'Số đơn vị đã đạt 100%: 1.',
        '',
        'Đơn vị có tỷ lệ dự thi dưới 50% so với số đăng ký:',
        '- UBND huyện Lai Vung: 0/3 (0,00%), còn 2 người nữa đạt 50%',
        '',
        'Vòng 1 đóng lúc 11:30 ngày 22/9/2021.',
        'Xem chi tiết: https://hoithi.example.vn/organizer/reports'
      ].join('\n')
    );
    expect(own?.text).toContain('UBND huyện Lai Vung có 0/3 thí sinh');
    expect(own?.text).toContain('https://hoithi.example.vn/unit');
    expect(own?.text).not.toContain('Sở Nội vụ');
  });

  it('is sent at once when an organizer says so, and not without a mail server', async () => {
    const { ctx } = bench();
    expect(await digest.sendNow(ctx, may, null)).toMatchObject({ refusal: 'no-mail' });
    expect(ok(await digest.sendNow(ctx, may, mail()))).toEqual({ sent: 2, failed: 1 });
    const [first] = (await digest.readDigest(ctx, may))?.recipients ?? [];
    ok(await digest.removeRecipient(ctx, may, first?.id ?? ''));
    const twice = await digest.removeRecipient(ctx, may, first?.id ?? '');
    expect(twice).toMatchObject({ refusal: 'recipient-unknown' });
  });

  it('counts a mail server that is gone as failed', async () => {
    const { ctx } = bench();
    const gone = makeMail({ url: 'smtp://127.0.0.1:1', from: 'hoithi@example.vn' });
    expect(ok(await digest.sendNow(ctx, may, gone))).toEqual({ sent: 0, failed: 2 });
  });
});
