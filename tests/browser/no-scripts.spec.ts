import type { Page } from '@playwright/test';
import { SECOND } from '#lib/domain/core/time.ts';
import { expect, test } from '../support/browser.ts';
import { attemptIn, handInWithBlanks, storedPlaces } from '../support/paper-page.ts';
import { smallFile } from '../support/contest.ts';
import { signIn, type Official } from '../support/site.ts';

/** By the pages' own forms, as there is nothing else. */
async function activateAndStart(page: Page, official: Official): Promise<string> {
  await page.goto('/activate');
  await page.getByLabel('Mã cán bộ').fill(official.loginName);
  await page.getByLabel('Mã kích hoạt').fill(official.code);
  await page.getByLabel('Mật khẩu mới').fill(official.password);
  await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  return attemptIn(page);
}

test.use({ contextOptions: { javaScriptEnabled: false } });

test('the whole way without JavaScript', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const attempt = await activateAndStart(page, site.nextOfficial());

  await expect(page.getByText(/Trình duyệt này không chạy JavaScript/)).toBeVisible();
  await expect(page.locator('fieldset:visible')).toHaveCount(5);
  await page.locator('#q-1 input[type=radio][value=A]').check();
  await page.locator('#q-2 input[type=radio][value=B]').check();
  await page.locator('#q-2').getByRole('button', { name: 'Lưu các câu đã chọn' }).click();
  await expect(page).toHaveURL(/#q-2$/);
  expect(await storedPlaces(page, site, attempt)).toBe('AB---');

  await page.locator('#q-2').getByLabel('Bỏ trống câu này').check();
  await page.locator('#q-5 input[type=radio][value=D]').check();
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await expect(page.getByText('Còn 3 câu chưa trả lời')).toBeVisible();
  expect(await storedPlaces(page, site, attempt)).toBe('A---D');

  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Bài thi chưa nộp. Vẫn đăng xuất?'
  );
  await page.getByRole('link', { name: 'Tiếp tục làm bài' }).click();
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await page.getByRole('link', { name: /^Câu 3/ }).click();
  await page.locator('#q-3 input[type=radio][value=C]').check();
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await handInWithBlanks(page, 2);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nộp bài');
  await expect(page.getByText('3/5', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('link', { name: 'Đăng nhập', exact: true })).toBeVisible();
});

test('a form that comes from an older page undoes nothing of another device', async ({
  site,
  newDevice
}) => {
  const official = site.nextOfficial();
  const [first, second] = [await newDevice(site), await newDevice(site)];
  const attempt = await activateAndStart(first, official);

  await signIn(second, site, official);
  await second.goto(`/quiz/${attempt}`);
  await second.locator('#q-1 input[type=radio][value=D]').check();
  await second.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await first.locator('#q-3 input[type=radio][value=C]').check();
  await first.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  expect(await storedPlaces(first, site, attempt)).toBe('D-C--');
});

test('a form that comes too late leads to the receipt of what was saved', async ({
  openSite,
  newDevice
}) => {
  const paper = { ...smallFile.round.rules.paper, durationMs: 4 * SECOND };
  const site = await openSite({ rules: { paper, graceMs: 0 } });
  const page = await newDevice(site);
  const attempt = await activateAndStart(page, site.nextOfficial());
  await page.locator('#q-1 input[type=radio][value=A]').check();
  await page.locator('#q-1').getByRole('button', { name: 'Lưu các câu đã chọn' }).click();
  await page.locator('#q-2 input[type=radio][value=B]').check();
  await expect.poll(() => site.stateOf(attempt), { timeout: 20_000 }).toBe('submitted');
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Đã hết giờ, hệ thống đã tự động nộp bài'
  );
  await expect(page.getByText('1/5', { exact: true })).toBeVisible();
});
