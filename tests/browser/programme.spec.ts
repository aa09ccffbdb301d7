import type { Page } from '@playwright/test';
import { HOUR } from '#lib/domain/core/time.ts';
import * as contest from '#lib/server/contest/service.ts';
import { DESK, expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { importWideBank } from '../support/plan-final.ts';
import type { Site } from '../support/site.ts';
import { makeTeamFinal } from '../support/team-final.ts';

/** While a round runs no programme with questions of its bank can be sealed. */
const ROUND_OVER = { opensAt: Date.now() - 2 * HOUR, closesAt: Date.now() - HOUR };

/** A final of two teams without a programme, in a contest with a bank that is large enough. */
async function makeOpenFinal(site: Site): Promise<string> {
  await importWideBank(site.ctx);
  const contestId = (await contest.current(site.ctx))!.contest.id;
  const { finalId } = await makeTeamFinal(site.ctx, contestId, ['Lai Vung', 'Sở Nội vụ']);
  return `/organizer/finals/${finalId}`;
}

/** Chooses the plain quiz and draws its questions. */
async function prepareQuiz(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/programme`);
  await page.getByRole('button', { name: 'Dùng mẫu Chung kết trắc nghiệm' }).click();
  await expect(page.getByText('Đã lưu.')).toBeVisible();
  for (const segment of ['phan-1', 'phan-2', 'phan-3']) {
    await page.goto(`${base}/programme/${segment}`);
    await page.getByRole('button', { name: 'Rút câu hỏi' }).click();
    await expect(page.getByText('Đã lưu.')).toBeVisible();
  }
}

test('a programme is made from a preset, filled, mended where it says so, sealed and opened again', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite(ROUND_OVER);
  const base = await makeOpenFinal(site);
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(base);
  await page.getByRole('link', { name: 'Mở: Chương trình và câu hỏi' }).click();
  await expect(page.getByText('Chưa có phần thi nào')).toBeVisible();
  await expectAccessible(page);
  await prepareQuiz(page, base);

  await page.goto(`${base}/programme/phan-1`);
  await page.getByLabel('Điểm mỗi câu đúng').fill('hai');
  await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
  await expect(page.getByLabel('Điểm mỗi câu đúng')).toHaveAccessibleDescription(/Cần một số/);
  await page.getByLabel('Điểm mỗi câu đúng').fill('2,5');
  await page.getByRole('button', { name: 'Lưu thiết lập' }).click();
  await expect(page.getByText('Đã lưu.')).toBeVisible();
  await expectAccessible(page);

  await page.locator('#phan-1-cau-2 summary').click();
  await page.getByRole('button', { name: 'Bỏ câu hỏi: Câu 2' }).click();
  await expect(page.getByRole('button', { name: 'Bỏ câu hỏi: Câu 2' })).toHaveCount(0);
  await page.goto(`${base}/programme`);
  await expect(page.getByText('Còn 1 việc trước khi niêm phong')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Niêm phong chương trình' })).toHaveCount(0);
  await page.getByRole('link', { name: /câu 2/ }).click();
  await page.getByRole('link', { name: 'Chọn từ ngân hàng cho Câu 2' }).click();
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^Đặt vào Câu 2/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#phan-1-cau-2/);

  await page.goto(`${base}/programme`);
  await page.getByRole('button', { name: 'Niêm phong chương trình' }).click();
  await expect(page.getByText('Chương trình đã niêm phong').first()).toBeVisible();
  await expect(page.locator('code').first()).toHaveText(/^[0-9a-f]{64}$/);
  await expectAccessible(page);
  await page.getByText('Mở niêm phong để sửa').click();
  await page.getByRole('button', { name: 'Mở niêm phong', exact: true }).click();
  await expect(page.getByText('Đã mở niêm phong.')).toBeVisible();
});

test(
  'of two who change a programme at once the second is told, and nothing is overwritten',
  tolerates(/status of 409/),
  async ({ openSite, newDevice }) => {
    const site = await openSite(ROUND_OVER);
    const base = await makeOpenFinal(site);
    const first = await newDevice(site, { viewport: DESK });
    await enterAsOrganizer(first, site);
    await first.goto(`${base}/programme`);
    await first.getByRole('button', { name: 'Dùng mẫu Chung kết trắc nghiệm' }).click();
    await expect(first.getByText('Đã lưu.')).toBeVisible();
    await first.goto(`${base}/programme/phan-1`);
    const second = await first.context().newPage();
    await second.goto(`${base}/programme/phan-1`);
    await first.getByLabel('Điểm mỗi câu đúng').fill('3');
    await first.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await expect(first.getByText('Đã lưu.')).toBeVisible();
    await second.getByLabel('Điểm mỗi câu đúng').fill('7');
    await second.getByRole('button', { name: 'Lưu thiết lập' }).click();
    await expect(second.getByRole('alert')).toBeVisible();
    await second.reload();
    await expect(second.getByLabel('Điểm mỗi câu đúng')).toHaveValue('3');
  }
);

test('a programme is made without scripts', async ({ openSite, newDevice }) => {
  test.slow();
  const site = await openSite(ROUND_OVER);
  const base = await makeOpenFinal(site);
  const page = await newDevice(site, { javaScriptEnabled: false });
  await enterAsOrganizer(page, site);
  await prepareQuiz(page, base);
  await page.goto(`${base}/programme`);
  await page.getByRole('button', { name: 'Niêm phong chương trình' }).click();
  await expect(page.getByText('Chương trình đã niêm phong').first()).toBeVisible();
});
