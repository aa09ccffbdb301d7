import type { Page } from '@playwright/test';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import { expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { makeCall } from '../support/entries.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { ok, PASSWORD } from '../support/panel.ts';
import type { Site } from '../support/site.ts';

/** A call with an entry of soNoiVu and one of laiVung, and two judges with accounts. */
async function prepare(site: Site): Promise<void> {
  const contestId = (await contest.current(site.ctx))!.contest.id;
  const call = await makeCall(site.ctx, contestId, { kinds: ['link'] });
  for (const { entrantId } of await linksOf(site.ctx, call.may, call.callId)) {
    const link = 'https://video.dongthap.example/1';
    const offer = { entrantId, title: 'Một cửa gần dân', link, reason: 'Nộp qua văn thư' };
    ok(await handInFor(site.ctx, call.may, call.callId, offer));
  }
  for (const [loginName, displayName] of [
    ['gk-an', 'Nguyễn Văn An'],
    ['gk-binh', 'Trần Thị Bình']
  ] as const) {
    const scope = { kind: 'contest', contestId } as const;
    const grants = [{ role: 'judge' as const, scope }];
    await auth.putStaffAccount(site.ctx, { loginName, displayName, password: PASSWORD, grants });
  }
}

async function create(page: Page): Promise<void> {
  await page.goto('/organizer/judging');
  await page.getByRole('button', { name: 'Tạo đợt chấm' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chấm Phim tuyên truyền');
}

async function appoint(page: Page, name: string, unit: string | null, isHead = false) {
  await page.getByLabel('Giám khảo', { exact: true }).selectOption({ label: name });
  if (unit) await page.getByLabel('Đơn vị của giám khảo').selectOption({ label: unit });
  if (isHead) await page.getByLabel('Là Trưởng Ban Giám khảo').check();
  await page.getByRole('button', { name: 'Thêm vào ban' }).click();
  const shown = name.split(' (')[0]!;
  await expect(page.getByRole('heading', { level: 3, name: shown })).toBeVisible();
}

test(
  'a marking of a call: rubric changed, a panel with a conflict, opened, reminded, printed',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    await prepare(site);
    const page = await newDevice(site);
    await enterAsOrganizer(page, site);
    await page.goto('/organizer/judging');
    await expectAccessible(page);
    await create(page);
    await expectAccessible(page);
    await expect(page.getByRole('button', { name: 'Phát phiếu chấm' })).toBeDisabled();

    await page.getByRole('link', { name: 'Sửa: Phiếu chấm và cách tính điểm' }).click();
    await expect(page.getByText('Tổng điểm tối đa: 100')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Bước điểm').first().fill('0,3');
    await page.getByLabel('Điểm tối đa').first().fill('50');
    await expect(page.getByText('Tổng điểm tối đa: 110')).toBeVisible();
    await page.getByRole('button', { name: 'Lưu phiếu chấm' }).click();
    await expect(page.getByText(/Bước điểm phải .* chia hết điểm tối đa/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Bước điểm').first().fill('0,5');
    await page.getByRole('button', { name: 'Bỏ: tiêu chí 5' }).click();
    await expect(page.getByText('Thay đổi chưa được lưu')).toBeVisible();
    await page.getByRole('button', { name: 'Lên: tiêu chí 2' }).click();
    await expect(page.getByLabel('Nội dung chấm').first()).toHaveValue('Tính sáng tạo');
    await page.getByRole('button', { name: 'Lưu phiếu chấm' }).click();
    await expect(page.getByText('Đã lưu.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Tổng điểm tối đa: 100')).toBeVisible();

    await page.getByRole('link', { name: 'Về đợt chấm' }).click();
    await page.getByRole('link', { name: 'Sửa: Ban Giám khảo' }).click();
    await appoint(page, 'Nguyễn Văn An (gk-an)', null, true);
    await appoint(page, 'Trần Thị Bình (gk-binh)', 'UBND huyện Lai Vung');
    await expect(page.getByText('Không chấm: UBND huyện Lai Vung')).toBeVisible();
    await page.getByLabel('Họ và tên giám khảo').fill('Phạm Thị Dung');
    await page.getByLabel('Tên đăng nhập').fill('an');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByText(/Chỉ dùng chữ không dấu/)).toBeVisible();
    await page.getByLabel('Tên đăng nhập').fill('gk-binh');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByText('Tên đăng nhập này đã có người dùng.')).toBeVisible();
    await page.getByLabel('Tên đăng nhập').fill('gk-dung');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await expect(page.getByText(/^gk-dung [a-z0-9]{16}$/)).toBeVisible();
    await appoint(page, 'Phạm Thị Dung (gk-dung)', null);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Về đợt chấm' }).click();
    await page.getByRole('link', { name: 'Sửa: Đội thi và bài dự thi' }).click();
    await page.getByRole('button', { name: 'Lên: UBND huyện Lai Vung' }).click();
    await expect(page.locator('ol li').first()).toContainText('UBND huyện Lai Vung');
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Về đợt chấm' }).click();
    await page.getByRole('button', { name: 'Phát phiếu chấm' }).click();
    await expect(page.getByText('Đang chấm', { exact: true })).toBeVisible();
    await page.getByLabel('Soạn lời nhắc gửi Trần Thị Bình').click();
    await expect(page.getByText(/còn 1 phiếu chưa nộp: Sở Nội vụ/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Phiếu chấm trống' }).click();
    await expect(page.locator('article')).toHaveCount(5);
    await page.getByLabel('Giám khảo').selectOption({ label: 'Trần Thị Bình' });
    await page.getByRole('button', { name: 'Chọn' }).click();
    await expect(page.locator('article')).toHaveCount(1);
    await expectAccessible(page);

    const visitor = await newDevice(site, { viewport: PHONE });
    await visitor.goto('/');
    await expect(visitor.getByText('Ban Giám khảo đang chấm điểm.')).toBeVisible();
  }
);

test('on a telephone without scripts a rubric gets a criterion and a panel', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await prepare(site);
  const page = await newDevice(site, { javaScriptEnabled: false, viewport: PHONE });
  await enterAsOrganizer(page, site);
  await create(page);
  await page.getByRole('link', { name: 'Sửa: Phiếu chấm và cách tính điểm' }).click();
  await page.getByRole('button', { name: 'Thêm tiêu chí' }).click();
  await page.getByLabel('Nội dung chấm').last().fill('Khán giả bình chọn');
  await page.getByRole('button', { name: 'Lưu phiếu chấm' }).click();
  await expect(page.getByText('Đã lưu.')).toBeVisible();
  await expect(page.getByText('Tổng điểm tối đa: 110')).toBeVisible();
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(PHONE.width);

  await page.getByRole('link', { name: 'Về đợt chấm' }).click();
  await page.getByRole('link', { name: 'Sửa: Ban Giám khảo' }).click();
  await appoint(page, 'Nguyễn Văn An (gk-an)', null, true);
  expect(await width()).toBe(PHONE.width);
});
