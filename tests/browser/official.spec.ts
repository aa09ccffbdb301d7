import type { Locator } from '@playwright/test';
import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import {
  attemptIn,
  choose,
  expectAllSaved,
  goTo,
  handInWithBlanks,
  question,
  saving,
  startPaper,
  keptAnswers,
  storedPlaces
} from '../support/paper-page.ts';

test('from the activation slip to the receipt', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const official = site.nextOfficial();

  await page.goto('/activate');
  await expectAccessible(page);
  await page.getByLabel('Mã cán bộ').fill(official.loginName);
  await page.getByLabel('Mã kích hoạt').fill(official.code);
  await page.getByLabel('Mật khẩu mới').fill(official.password);
  await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(official.fullName);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();

  await expect(question(page)).toHaveCount(1);
  await choose(page, 'B');
  await expectAllSaved(page);
  await page.getByRole('button', { name: 'Câu sau' }).click();
  await expect(question(page)).toHaveAttribute('id', 'q-2');
  await choose(page, 'C');
  await goTo(page, 4);
  await choose(page, 'A');
  await question(page).getByRole('button', { name: 'Đánh dấu xem lại' }).click();
  await expectAllSaved(page);
  await expectAccessible(page);
  expect(await storedPlaces(page, site, attemptIn(page))).toBe('BC-A-');
  expect(await keptAnswers(page)).toBe(3);

  await page.locator('aside').getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi nộp');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Câu 3/ }).click();
  await expect(question(page)).toHaveAttribute('id', 'q-3');
  await choose(page, 'D');
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await expect(page.getByText('Còn 1 câu chưa trả lời')).toBeVisible();
  await expect(page.getByText('1 câu đánh dấu xem lại')).toBeVisible();
  // What leads away does not stand beside the clock.
  await expect(page.getByRole('banner').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('contentinfo').getByRole('button')).toHaveText([
    'VI',
    'EN',
    'Đăng xuất'
  ]);

  await handInWithBlanks(page, 1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nộp bài');
  await expect(page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)).toBeVisible();
  await expect(page.getByText('4/5', { exact: true })).toBeVisible();
  await expect.poll(() => keptAnswers(page)).toBe(0);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Về trang của tôi' }).click();
  await expect(page.getByText(/Đồng chí đã nộp bài lúc/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toHaveCount(0);
  await expectAccessible(page);
});

test('by keyboard alone', async ({ site, newDevice }) => {
  const page = await newDevice(site, { viewport: DESK });
  const official = site.nextOfficial();
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await page.goto('/activate');
  await press('Tab', 'Enter');
  await expect(page.locator('main')).toBeFocused();
  await press('Tab');
  await page.keyboard.type(official.loginName);
  await press('Tab');
  await page.keyboard.type(official.code);
  await press('Tab');
  await page.keyboard.type(official.password);
  await press('Enter');
  await page.waitForURL('/quiz');

  const start = page.getByRole('button', { name: 'Bắt đầu làm bài' });
  for (let tabs = 0; tabs < 20 && !(await isFocused(start)); tabs += 1) await press('Tab');
  await press('Enter');
  await expect(question(page)).toHaveAttribute('id', 'q-1');

  await press('2', 'n', 'd', 'm', 'n');
  await expect(question(page)).toHaveAttribute('id', 'q-3');
  await expect(question(page)).toBeFocused();
  await press('Tab', 'Space', 'ArrowDown');
  await expect(question(page).locator('input[type=radio][value=B]')).toBeChecked();
  await press('p');
  await expect(question(page)).toHaveAttribute('id', 'q-2');
  await expect(question(page).locator('input[type=radio][value=D]')).toBeChecked();
  await expectAllSaved(page);
  expect(await storedPlaces(page, site, attemptIn(page))).toBe('BDB--');

  const review = page.getByRole('button', { name: 'Xem lại và nộp bài' });
  for (let tabs = 0; tabs < 30 && !(await isFocused(review)); tabs += 1) await press('Tab');
  await press('Enter');
  await page.waitForURL(/review$/);
  const handIn = page.getByRole('button', { name: 'Nộp bài', exact: true });
  for (let tabs = 0; tabs < 40 && !(await isFocused(handIn)); tabs += 1) await press('Tab');
  await press('Enter', 'Enter');
  await expect(page.locator('#sure')).toBeFocused();
  const sure = page.getByRole('button', { name: 'Vẫn nộp bài', exact: true });
  for (let tabs = 0; tabs < 3 && !(await isFocused(sure)); tabs += 1) await press('Tab');
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nộp bài');
});

test('single keys can be switched off, and stay off', async ({ site, newDevice }) => {
  const page = await newDevice(site, { viewport: DESK });
  await startPaper(page, site, site.nextOfficial());
  await page.getByText('Phím tắt', { exact: true }).click();
  await page.getByLabel('Dùng phím tắt').uncheck();
  await page.reload();
  await expect(question(page)).toHaveCount(1);
  await page.keyboard.press('b');
  await page.keyboard.press('n');
  await expect(question(page)).toHaveAttribute('id', 'q-1');
  await expect(question(page).locator('input:checked')).toHaveCount(0);
  await expect(saving(page)).toHaveText('Mỗi lựa chọn được lưu ngay');
});

test('an answer can be taken back', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const attempt = await startPaper(page, site, site.nextOfficial());
  await choose(page, 'A');
  await expect.poll(() => storedPlaces(page, site, attempt)).toBe('A----');
  await question(page).getByRole('button', { name: 'Bỏ chọn' }).click();
  await expect(question(page).locator('input:checked')).toHaveCount(0);
  await expect.poll(() => storedPlaces(page, site, attempt)).toBe('-----');
});

test('extra time reaches the running page', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const attempt = await startPaper(page, site, site.nextOfficial());
  await expect(page.getByRole('timer')).toHaveText(/30:00|29:\d\d/);
  // What the page asked when it came to life is answered: it asks anew.
  await expect(saving(page)).toHaveText('Mỗi lựa chọn được lưu ngay');
  await site.addMinutes(attempt, 15);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('timer')).toHaveText(/45:00|44:\d\d/);
  await expect(page.getByText(/đã được gia hạn đến/)).toBeVisible();
});

test('a device with a wrong clock shows the right time left', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await page.addInitScript(() => {
    const honest = Date.now;
    Date.now = () => honest() + 7 * 3_600_000;
  });
  await startPaper(page, site, site.nextOfficial());
  await page.reload();
  await expect(page.getByRole('timer')).toHaveText(/30:00|29:\d\d/);
  await choose(page, 'A');
  await expectAllSaved(page);
});

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);
