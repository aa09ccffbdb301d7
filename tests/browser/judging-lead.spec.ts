import type { Page } from '@playwright/test';
import type { MarkingRules } from '#lib/domain/judging/marking.ts';
import * as contest from '#lib/server/contest/service.ts';
import { DESK, expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { enterAsStaff } from '../support/judges.ts';
import { handIn, openPanel, staffOf, type Marks } from '../support/panel.ts';
import type { Site } from '../support/site.ts';

const [TEAM, OTHER] = ['UBND huyện Lai Vung', 'Sở Nội vụ'];
/** 9,5 + 1,5 × 3,75 = 15,13: figures that stand nowhere else. */
const CANARY: Marks = [950, 375];
const MARKS = /\b(950|375|1513)\b|9,5|3,75|15,13/;

async function jury(site: Site, action: 'confer' | 'third-marker') {
  const { ctx } = site;
  const contestId = (await contest.current(ctx))!.contest.id;
  const an = await staffOf(ctx, contestId, 'head_judge', 'Nguyễn Văn An');
  const binh = await staffOf(ctx, contestId, 'judge', 'Trần Thị Bình');
  const chi = await staffOf(ctx, contestId, 'secretary', 'Lê Thị Chi');
  const dung = await staffOf(ctx, contestId, 'secretary', 'Phạm Văn Dũng');
  const aggregation: MarkingRules['aggregation'] = {
    method: 'mean',
    outlier: null,
    gate: { atLeast: 300, action },
    precision: 1
  };
  const panel = await openPanel(ctx, contestId, {
    judges: [{ actor: an, isHead: true }, { actor: binh }],
    teams: [{ name: TEAM }, { name: OTHER }],
    rules: { aggregation }
  });
  return { contestId, an, binh, chi, dung, panel };
}

const cellOf = (page: Page, team: string, at: number) =>
  page.getByRole('row').filter({ hasText: team }).getByRole('cell').nth(at);

async function typePaper(page: Page, content: string, form: string): Promise<void> {
  await page.getByLabel('Nội dung').fill(content);
  await page.getByLabel('Hình thức').fill(form);
}

test(
  'two judges draw apart and confer, a paper sheet is typed twice, points come off, all is locked',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    const { an, binh, chi, dung, panel } = await jury(site, 'confer');
    await handIn(site.ctx, an, panel, TEAM, CANARY);
    await handIn(site.ctx, binh, panel, TEAM, [500, 250]);

    const head = await newDevice(site, { viewport: DESK });
    await enterAsStaff(head, site, an);
    await head.goto('/judging/lead');
    await expectAccessible(head);
    await head.getByRole('link', { name: 'Trang Trưởng Ban Giám khảo' }).click();
    await expect(head.getByText('Chưa nộp phiếu: đồng chí, Trần Thị Bình').first()).toBeVisible();
    await expect(head.getByRole('button', { name: /^Chốt điểm/ })).toBeHidden();
    await expectAccessible(head);
    await head.getByRole('link', { name: `1. ${TEAM}` }).click();
    await expect(head.getByRole('img', { name: /Chênh 6,38 điểm, cần hội ý/ })).toBeVisible();
    await expect(cellOf(head, 'Nội dung', 0)).toHaveText('9,5');
    await expect(head.getByText('2 giám khảo, trung bình 11,94').first()).toBeVisible();
    await head.getByLabel('Kết luận sau hội ý').fill('Giữ nguyên điểm của hai giám khảo');
    await head.getByRole('button', { name: 'Ghi kết luận' }).click();
    await expect(head.getByText('Đã xử lý chênh lệch')).toBeVisible();
    await expect(head.getByRole('button', { name: `Chốt điểm ${TEAM}` })).toBeVisible();

    const desk = await newDevice(site, { viewport: PHONE });
    const leaks: string[] = [];
    desk.on('response', (answer) => {
      const isPage = /judging/.test(new URL(answer.url()).pathname);
      if (!isPage || answer.request().method() !== 'GET') return;
      void answer.text().then(
        (text) => MARKS.test(text) && leaks.push(answer.url()),
        () => undefined
      );
    });
    await enterAsStaff(desk, site, chi);
    await desk.goto('/login');
    await expect(desk).toHaveURL(/\/judging\/lead$/);
    await desk.getByRole('link', { name: 'Trang thư ký' }).click();
    await expect(desk.getByText('Đã nộp 2 trong 4 phiếu.')).toBeVisible();
    await expect(desk.getByText(/Kính gửi Trần Thị Bình.*còn 1 phiếu/)).toBeVisible();
    await expectAccessible(desk);
    // Somebody hands in: the board shows it by itself.
    await handIn(site.ctx, binh, panel, OTHER, [800, 400]);
    await expect(desk.getByText('Đã nộp 3 trong 4 phiếu.')).toBeVisible();
    await desk.getByRole('link', { name: `Phiếu giấy của Nguyễn Văn An cho ${OTHER}` }).click();
    await typePaper(desk, '7', '');
    await desk.getByLabel('Hình thức').evaluate((field) => field.removeAttribute('required'));
    await desk.getByRole('button', { name: 'Lưu lần nhập thứ nhất' }).click();
    await expect(desk.getByText('Nhập điểm bằng số')).toBeVisible();
    await expectAccessible(desk);
    await typePaper(desk, '7', '3');
    await desk.getByRole('button', { name: 'Lưu lần nhập thứ nhất' }).click();
    await expect(desk.getByText('Người xác nhận phải là một tài khoản khác')).toBeVisible();
    const paper = desk.url();

    // The second person works without scripts, and mistypes.
    const second = await newDevice(site, { javaScriptEnabled: false });
    await enterAsStaff(second, site, dung);
    await second.goto(paper);
    await expect(second.getByLabel('Nội dung')).toHaveValue('');
    await typePaper(second, '6,5', '3');
    await second.getByRole('button', { name: 'Xác nhận phiếu' }).click();
    await expect(second.getByText('Hai lần nhập khác nhau ở: Nội dung')).toBeVisible();
    await typePaper(second, '7', '3');
    await second.getByRole('button', { name: 'Xác nhận phiếu' }).click();
    await expect(second.getByText('Phiếu này đã nộp.')).toBeVisible();

    await desk.getByRole('link', { name: 'Về bảng theo dõi' }).click();
    await expect(desk.getByText('Không còn phiếu nào thiếu.')).toBeVisible();
    await desk.getByRole('link', { name: `Cộng, trừ của ${TEAM}` }).click();
    await desk.getByLabel('Số điểm').fill('0,5');
    await desk.getByLabel('Lý do').last().fill('Sai thành phần');
    await desk.getByRole('button', { name: 'Ghi khoản này' }).click();
    await expect(desk.getByText('Trừ điểm: -0,5')).toBeVisible();
    await desk.getByLabel('Thời gian cho phép').fill('5:00');
    await desk.getByLabel('Thời gian đã dùng').fill('6:05');
    await expect(desk.getByText('Quá giờ: trừ 2 điểm.')).toBeVisible();
    await desk.getByRole('button', { name: 'Bắt đầu' }).click();
    await desk.getByRole('button', { name: 'Dừng' }).click();
    await expect(desk.getByText('Trong thời gian, không trừ điểm.')).toBeVisible();
    await desk.getByLabel('Thời gian đã dùng').fill('5:01');
    await desk.getByRole('button', { name: 'Ghi trừ điểm quá giờ' }).click();
    await expect(desk.getByText('Quá giờ: -1')).toBeVisible();
    await desk.getByText('Rút lại: Quá giờ').click();
    await desk.getByLabel('Lý do').and(desk.locator('li input')).last().fill('Bấm nhầm');
    await desk.getByRole('button', { name: 'Rút lại khoản này' }).last().click();
    await expect(desk.getByText('Quá giờ: -1')).toBeHidden();
    expect(leaks).toEqual([]);
    expect(await desk.content()).not.toMatch(MARKS);

    await head.getByRole('link', { name: 'Về tất cả các đội' }).click();
    await head.getByRole('button', { name: 'Chốt điểm 2 đội, bài còn lại' }).click();
    await expect(head.getByRole('table', { name: 'Xếp hạng của đợt chấm' })).toContainText(
      'trừ 0,5 (Trừ điểm); tổng cộng 11,44 điểm'
    );
    await expect(head.getByText('Đã chốt 2 trong 2 đội, bài.')).toBeVisible();
  }
);

test(
  'a third marker decides, a sheet is given back, another is done without',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const { contestId, an, binh, panel } = await jury(site, 'third-marker');
    const third = await staffOf(site.ctx, contestId, 'judge', 'Võ Thị Em');
    await handIn(site.ctx, an, panel, TEAM, CANARY);
    await handIn(site.ctx, binh, panel, TEAM, [500, 250]);
    await handIn(site.ctx, an, panel, OTHER, [800, 400]);
    const head = await newDevice(site, { viewport: PHONE });
    await enterAsStaff(head, site, an);

    await head.goto(`/judging/${panel.markingId}/head/${panel.markedIds[TEAM]}`);
    await head.getByText('Mở lại phiếu của Trần Thị Bình').click();
    await head
      .getByRole('listitem')
      .filter({ hasText: 'Trần Thị Bình' })
      .getByLabel('Lý do')
      .fill('Cộng nhầm');
    await head.getByRole('button', { name: 'Mở lại phiếu' }).last().click();
    await expect(head.getByText('Trần Thị Bình chưa nộp phiếu')).toBeVisible();
    await handIn(site.ctx, binh, panel, TEAM, [550, 250]);
    await head.reload();
    await expect(head.getByText(/Nguyễn Văn An mở lại phiếu lúc/)).toBeVisible();
    await expect(head.getByText(/Nội dung: 5,5 \(Trần Thị Bình/)).toBeVisible();
    await head.getByRole('combobox', { name: 'Giám khảo thứ ba' }).selectOption({ index: 0 });
    await head.locator('#gate').getByLabel('Lý do').fill('Hai giám khảo lệch nhau');
    await head.getByRole('button', { name: 'Mời giám khảo thứ ba' }).click();
    await expect(head.getByText('Giám khảo thứ ba Võ Thị Em chưa nộp phiếu')).toBeVisible();
    await expectAccessible(head);
    await handIn(site.ctx, third, panel, TEAM, [700, 300]);
    await head.reload();
    await head.getByRole('button', { name: `Chốt điểm ${TEAM}` }).click();
    await expect(head.getByText('điểm của giám khảo thứ ba 11,5 thay').first()).toBeVisible();

    await head.getByRole('link', { name: /Sở Nội vụ/ }).click();
    await head.getByText('Bỏ qua phiếu thiếu của Trần Thị Bình').click();
    const reason = head.locator('#panel').getByLabel('Lý do').last();
    await reason.evaluate((field) => field.removeAttribute('minlength'));
    await reason.fill('Ốm');
    await head.getByRole('button', { name: 'Bỏ qua phiếu này' }).click();
    await expect(head.getByText('Ghi lý do từ 3 đến 500 ký tự')).toBeVisible();
    await reason.fill('Giám khảo ốm');
    await head.getByRole('button', { name: 'Bỏ qua phiếu này' }).click();
    await expect(head.getByRole('button', { name: 'Bỏ qua phiếu này' })).toHaveCount(0);
    await head.getByRole('button', { name: `Chốt điểm ${OTHER}` }).click();
    await head.getByRole('link', { name: 'Về tất cả các đội' }).click();
    await expect(head.getByText('Bỏ qua phiếu của Trần Thị Bình: Giám khảo ốm')).toBeVisible();
    await expectAccessible(head);
  }
);

test('a link pressed while a lock is under way is followed', async ({ openSite, newDevice }) => {
  const site = await openSite({});
  const { an, binh, panel } = await jury(site, 'confer');
  await handIn(site.ctx, an, panel, TEAM, CANARY);
  await handIn(site.ctx, binh, panel, TEAM, CANARY);
  const head = await newDevice(site, { viewport: PHONE });
  await enterAsStaff(head, site, an);
  const list = `/judging/${panel.markingId}/head`;
  const own = `${list}/${panel.markedIds[TEAM]}`;
  await head.goto(own);

  const lock = Promise.withResolvers<void>();
  const way = Promise.withResolvers<void>();
  await head.route(/\?\/lock$/, (route) => lock.promise.then(() => route.continue()));
  await head.route(`**${list}/__data.json*`, (route) => way.promise.then(() => route.continue()));
  await head.getByRole('button', { name: `Chốt điểm ${TEAM}` }).click();
  const begun = head.waitForRequest(`**${list}/__data.json*`);
  await head.getByRole('link', { name: 'Về tất cả các đội' }).click();
  await begun;
  const answered = head.waitForResponse(`**${own}/__data.json*`);
  lock.resolve();
  await answered;
  way.resolve();
  await expect(head).toHaveURL(site.url + list);
  await expect(head.getByText('Đã chốt 1 trong 2 đội, bài.')).toBeVisible();
});

test('nobody else gets in', async ({ openSite, newDevice }) => {
  const site = await openSite({});
  const { an, binh, chi, panel } = await jury(site, 'confer');
  const base = `/judging/${panel.markingId}`;
  const points = `${base}/points/${panel.markedIds[TEAM]}`;
  for (const [actor, paths] of [
    [binh, [`${base}/head`, `${base}/head/sheets`, `${base}/secretary`, points]],
    [an, [`${base}/secretary`]],
    [chi, [`${base}/head`, `${base}/head/sheets`, '/judging/no-such-marking/secretary']]
  ] as const) {
    const page = await newDevice(site);
    await enterAsStaff(page, site, actor);
    for (const path of paths) {
      const status = (await page.request.get(path)).status();
      expect(status, `${actor.displayName} at ${path}`).toBe(403);
    }
  }
});
