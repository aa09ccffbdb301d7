import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoFilm } from '#lib/demo/film.ts';
import { DAY } from '#lib/domain/core/time.ts';
import * as audit from '#lib/server/audit/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { DESK, expect, expectAccessible, PHONE, test } from '../support/browser.ts';
import { callFifteen, markFilm, openJury, sendFilm, type Jury } from '../support/jury-2021.ts';
import { enterAsJudge, type JudgeAccount } from '../support/judges.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { PASSWORD } from '../support/panel.ts';
import { activate, type Site } from '../support/site.ts';

const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const CRITERIA = ['Nội dung chính xác', 'Tính sáng tạo', 'Hình thức', 'Tính lan tỏa', 'Thời lượng'];
/** The judges draw apart on this entry alone. */
const APART = 3;

const film = join(tmpdir(), `hoi-thi-${process.pid}.mp4`);
test.beforeAll(() => writeFileSync(film, demoFilm('Nộp bằng điện thoại')));
test.afterAll(() => rmSync(film));

/** The last two are as good as each other, and one of them is late. */
const BEST = 13;

/** Judges differ by a point, which the mean of five takes away again; every entry is better than the last. */
const marksOf = (judge: number, entry: number): number[] =>
  entry === APART && judge === 4
    ? [18, 8, 8, 4, 4]
    : [24 + Math.min(entry, BEST) + judge - 2, 15, 16, 8, 8];

/** Fills in a sheet from a judge's list and signs it, as somebody does at home in the evening. */
async function fillInPage(
  page: Page,
  site: Site,
  judge: JudgeAccount,
  team: string,
  marks: number[]
) {
  await enterAsJudge(page, site, judge);
  await page.getByRole('link', { name: team }).click();
  for (const [at, name] of CRITERIA.entries()) {
    const field = page.getByRole('spinbutton', { name: new RegExp(`Điểm ${name}`) });
    await field.fill(String(marks[at]));
    await field.press('Enter');
  }
  await page.getByRole('button', { name: 'Xem lại và nộp' }).click();
  await page.getByLabel('Họ tên giám khảo').fill(judge.actor.displayName);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Nộp phiếu chấm' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phiếu chấm đã nộp');
}

test('the way of 2021: fifteen films, five judges over days, one conference, one ranking', async ({
  openSite,
  newDevice
}) => {
  test.setTimeout(180_000);
  const site = await openSite({});
  const { ctx } = site;
  const { contestId, callId, links } = await callFifteen(site);
  const [byPhone, ...others] = links as [(typeof links)[0], ...typeof links];
  const late = others.pop()!;
  let jury = {} as Jury;

  await test.step('units hand in: one from a telephone, one a day late', async () => {
    for (const [at, { token }] of others.entries()) await sendFilm(site, token, `Phim ${at + 1}`);
    const phone = await newDevice(site, { viewport: PHONE });
    await phone.goto(`/entries/${byPhone.token}`);
    await phone.getByLabel('Chọn tệp').setInputFiles(film);
    await expect(phone.getByText('Tệp đã nhận đủ, chưa nộp')).toBeVisible({ timeout: 20_000 });
    await phone.getByLabel('Tên bài dự thi').fill('Nộp bằng điện thoại');
    await phone.getByLabel(/Tôi xác nhận/).check();
    await phone.getByRole('button', { name: 'Nộp bài', exact: true }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Biên nhận bài dự thi');
    await site.moveTo(1.5 * DAY);
    await sendFilm(site, late.token, 'Phim muộn');
    jury = await openJury(site, contestId, callId);
  });
  const { panel, judges, teams } = jury;

  await test.step('officials watch and vote once; the result is seen when the vote is closed', async () => {
    const desk = await newDevice(site, { viewport: DESK });
    await enterAsOrganizer(desk, site);
    await desk.goto(`/organizer/entries/${callId}/vote`);
    await expectAccessible(desk);
    await desk.getByLabel('Mở bình chọn đến').fill('2040-01-01T17:00');
    await desk.getByRole('button', { name: 'Mở bình chọn' }).click();
    await expect(desk.getByText('0 tài khoản đã bình chọn')).toBeVisible();

    const phone = await newDevice(site, { viewport: PHONE });
    await activate(phone, site, site.nextOfficial());
    await phone.goto('/quiz');
    await phone.getByRole('link', { name: 'Xem bài và bình chọn' }).click();
    const source = await phone.locator('video').first().getAttribute('src');
    const part = { headers: { range: 'bytes=0-9' } };
    expect((await phone.request.get(source ?? '', part)).status()).toBe(206);
    await phone.getByRole('radio', { name: teams[2]! }).check();
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'Bình chọn' }).click();
    await expect(phone.getByText('Đồng chí đã bình chọn')).toBeVisible();
    await expect(phone.getByRole('radio')).toHaveCount(0);

    await desk.reload();
    await expect(desk.getByText('1 tài khoản đã bình chọn')).toBeVisible();
    await expect(desk.getByRole('table')).toHaveCount(0);
    await desk.getByRole('button', { name: 'Đóng bình chọn ngay' }).click();
    await expect(desk.getByRole('row').nth(1)).toContainText(teams[2]!);
    await phone.reload();
    await expect(phone.getByRole('row').nth(1)).toContainText(teams[2]!);
    await expectAccessible(phone);
    expect((await phone.request.get(source ?? '', part)).status()).toBe(403);
  });
  const [an, binh, chi] = judges as [JudgeAccount, JudgeAccount, JudgeAccount];
  const [first, apart] = [teams[0]!, teams[APART]!];

  await test.step('a judge watches, notes and signs on the fourth day', async () => {
    await site.moveTo(4 * DAY);
    const tablet = await newDevice(site, TABLET);
    await enterAsJudge(tablet, site, binh);
    await tablet.getByRole('link', { name: apart }).click();
    await expect
      .poll(() => tablet.locator('video').evaluate((video: HTMLVideoElement) => video.duration))
      .toBeCloseTo(72, 0);
    await tablet.getByLabel('Thời điểm (phút:giây)').fill('0:30');
    await tablet.getByLabel('Nội dung ghi chú').fill('Nêu sai mức phí');
    await tablet.getByRole('button', { name: 'Thêm ghi chú' }).click();
    await expect(tablet.getByText('Nêu sai mức phí')).toBeVisible();
    await expectAccessible(tablet);
    await fillInPage(tablet, site, binh, first, marksOf(1, 0));
  });

  await test.step('the others mark on other days, one of them in the browser', async () => {
    await site.moveTo(9 * DAY);
    for (const [entry, team] of teams.entries()) {
      for (const [at, judge] of judges.entries()) {
        const isByHand = entry === 0 && (judge === binh || judge === chi);
        if (!isByHand) await markFilm(site, judge, panel, team, marksOf(at, entry));
      }
    }
    const laptop = await newDevice(site);
    await fillInPage(laptop, site, chi, first, marksOf(2, 0));
  });

  const head = await newDevice(site, { viewport: DESK });
  await test.step('the head sees one spread, reads the notes by the film, and settles it', async () => {
    await enterAsJudge(head, site, an);
    await head.getByRole('link', { name: 'Trang của Trưởng Ban Giám khảo' }).click();
    await expect(head.getByText('Cần hội ý', { exact: true })).toHaveCount(1);
    await head.getByRole('link', { name: `${APART + 1}. ${apart}` }).click();
    await expect(head.getByRole('button', { name: 'Đến 00:30' })).toBeEnabled();
    await expect(head.getByText('Nêu sai mức phí')).toBeVisible();
    await expectAccessible(head);
    await head.getByLabel('Kết luận sau hội ý').fill('Giữ nguyên điểm của năm giám khảo');
    await head.getByRole('button', { name: 'Ghi kết luận' }).click();
    await expect(head.getByText('Đã xử lý chênh lệch')).toBeVisible();
    await head.getByRole('link', { name: 'Ghi hoặc rút lại khoản cộng, trừ' }).click();
    await head.getByLabel('Số điểm').fill('0,5');
    await head.getByLabel('Lý do').last().fill('Thiếu tên tác phẩm');
    await head.getByRole('button', { name: 'Ghi khoản này' }).click();
    await expect(head.getByText('Trừ điểm: -0,5')).toBeVisible();
    await expectAccessible(head);
    await head.goto(`/judging/${panel.markingId}/head/sheets?judge=${binh.actor.accountId}`);
    await expect(head.locator('article')).toHaveCount(teams.length);
    await expect(head.getByText('Chưa chốt điểm').first()).toBeVisible();
    await expectAccessible(head);
  });

  await test.step('all is locked, ranked with the late entry half a point down, and agrees', async () => {
    await head.goto(`/judging/${panel.markingId}/head`);
    await head.getByRole('button', { name: 'Chốt điểm 15 đội, bài còn lại' }).click();
    const rows = head.getByRole('table', { name: 'Xếp hạng của đợt chấm' }).getByRole('row');
    await expect(rows).toHaveCount(16);
    // 24 + 13 + 47 on the mean of five; half a point off for one day late.
    await expect(rows.nth(1)).toContainText(teams[13]!);
    await expect(rows.nth(1)).toContainText('5 giám khảo, trung bình 84');
    await expect(rows.nth(2)).toContainText('trừ 0,5 (Nộp muộn); tổng cộng 83,5 điểm');
    await expect(rows.last()).toContainText('Giữ nguyên điểm của năm giám khảo');
    expect(await judging.verifyMarks(ctx)).toEqual({
      sheets: 75,
      locked: 15,
      firstDifference: null
    });
    expect((await audit.verifyChain(ctx)).firstBroken).toBeNull();
  });

  await test.step('the organizer has the ranking, the sheets and the minutes with their times', async () => {
    const desk = await newDevice(site, { viewport: DESK });
    await enterAsOrganizer(desk, site);
    await desk.goto(`/organizer/judging/${panel.markingId}`);
    await expect(desk.getByText(/chỉ mở cho Nguyễn Văn An/)).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole('link', { name: 'Biên bản chấm điểm' }).click();
    await expect(
      desk.getByText(/\d\d giờ \d\d phút, ngày [\d/]+, Ban Giám khảo hội ý, kết luận: /)
    ).toBeVisible();
    await expectAccessible(desk);
    await desk.goto(`/organizer/judging/${panel.markingId}/sheets/filled`);
    await expect(desk.locator('article')).toHaveCount(75);
  });
});
