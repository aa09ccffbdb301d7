import type { Page } from '@playwright/test';
import { MINUTE } from '#lib/domain/core/time.ts';
import * as contest from '#lib/server/contest/service.ts';
import { expect, test, tolerates } from '../support/browser.ts';
import {
  choose,
  expectAllSaved,
  goTo,
  question,
  saving,
  startPaper,
  storedPlaces
} from '../support/paper-page.ts';
import { activate, signIn } from '../support/site.ts';

const timer = (page: Page) => page.locator('.bar [role=timer]');

/** Does to a page what translators do: elements of their own stand where texts stood. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter(({ data }) => data.trim() !== '')) {
      const font = document.createElement('font');
      font.textContent = `[en] ${text.data}`;
      text.replaceWith(font);
    }
  });

test(
  'a page that is translated goes on saying what is so',
  tolerates(/ERR_INTERNET_DISCONNECTED/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    await startPaper(page, site, site.nextOfficial());
    await expect(page.locator('html')).toHaveAttribute('translate', 'no');
    await choose(page, 'A');
    await expectAllSaved(page);
    await translate(page);
    await expect(page.getByText('Trang đang bị dịch tự động')).toBeVisible();
    const before = await timer(page).textContent();
    await expect(timer(page)).not.toHaveText(before ?? '');

    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Câu sau' }).click();
    await choose(page, 'B');
    await expect(page.locator('.saving')).toHaveText(/1 câu chưa lưu do mất kết nối/);
    await expect(page.locator('.saving')).not.toHaveText(/Đã lưu/);
    await expect(page.locator('.answered').first()).toHaveText('Đã trả lời 2/5');
    // Translated once more, as those do who watch for what is new.
    await translate(page);
    await page.context().setOffline(false);
    await expect(page.locator('.saving')).toHaveText(/^\s*Đã lưu \d/);
  }
);

test(
  'scripts that do not come: the page says so and can be used without',
  tolerates(/ERR_FAILED|dynamically imported module/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, site.nextOfficial());
    await expect(saving(page)).toHaveText('Mỗi lựa chọn được lưu ngay');
    await page.route('**/*.js', (route) => route.abort());
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('.saving')).toContainText('Đang mở bài thi…');
    await expect(page.getByText('Mỗi lựa chọn được lưu ngay')).toHaveCount(0);
    await expect(timer(page)).toHaveText(/\d\d:\d\d:\d\d/);
    await expect(page.getByText('Hết giờ lúc', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Câu sau' })).toBeHidden();

    await expect(page.getByText(/phần tự động của trang chưa tải được/)).toBeVisible({
      timeout: 20_000
    });
    await expect(page.getByText('Chỉ lưu khi bấm nút lưu')).toBeVisible();
    await page.locator('#q-2 input[value=B]').check();
    await page.locator('#q-2').getByRole('button', { name: 'Lưu các câu đã chọn' }).click();
    await expect(page).toHaveURL(/#q-2$/);
    expect(await storedPlaces(page, site, attempt)).toBe('-B---');
  }
);

test(
  'presses that nobody answers may be made again',
  tolerates(/ERR_FAILED|ERR_ABORTED/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    await page.clock.install();
    await activate(page, site, site.nextOfficial());
    await page.goto('/quiz');
    const start = (url: URL): boolean => url.search === '?/start';
    await page.route(start, () => undefined);
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
    await expect(page.getByRole('button', { name: 'Đang mở đề thi…' })).toBeDisabled();
    await page.clock.fastForward(10_000);
    await expect(page.getByRole('alert')).toContainText('Hệ thống chưa trả lời. Vui lòng bấm lại');
    await page.unroute(start);
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
    await expect(question(page)).toHaveCount(1);

    await page.route('**/answers', () => undefined);
    await choose(page, 'A');
    await page.clock.fastForward(6000);
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);
    await page.unroute('**/answers');
    await page.clock.fastForward(10_000);
    await page.clock.fastForward(20_000);
    await expectAllSaved(page);
  }
);

test('a device that slept asks at once what time it is', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await page.clock.install();
  const attempt = await startPaper(page, site, site.nextOfficial());
  await choose(page, 'A');
  await expectAllSaved(page);
  await site.addMinutes(attempt, 10);
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    void page.route('**/state', async (route) => {
      resolve();
      await new Promise<void>((go) => (answer = go));
      await route.continue();
    });
  });
  // The clock that nobody can set stood still while the device slept.
  await page.clock.setSystemTime(Date.now() + 5 * MINUTE);
  await page.clock.runFor(500);
  await asked;
  await expect(page.getByText('Hết giờ lúc', { exact: true })).toBeVisible();
  answer();
  await expect(page.getByText('Thời gian còn lại', { exact: true })).toBeVisible();
  await expect(timer(page)).toContainText('39:');
  await page.reload();
  await expect(page.getByText(/Thời gian làm bài đã được gia hạn/)).toBeVisible();
});

test(
  'another device goes on at the same question with the same marks',
  tolerates(/status of 409/),
  async ({ site, newDevice }) => {
    const official = site.nextOfficial();
    const phone = await newDevice(site);
    const attempt = await startPaper(phone, site, official);
    const told = phone.waitForRequest(
      (request) => request.url().endsWith('/state') && request.method() === 'POST'
    );
    await goTo(phone, 3);
    await question(phone).getByRole('button', { name: 'Đánh dấu xem lại' }).click();
    await told;
    const tablet = await newDevice(site);
    await signIn(tablet, site, official);
    await tablet.goto(`/quiz/${attempt}`);
    await expect(question(tablet)).toHaveAttribute('id', 'q-3');
    const flag = question(tablet).getByRole('button', { name: 'Đánh dấu xem lại' });
    await expect(flag).toHaveAttribute('aria-pressed', 'true');

    // The first is told what became of a choice that nobody stores.
    await choose(phone, 'C');
    await expect(saving(phone)).toHaveText(/^1 câu chưa lưu – tạm dừng/);
    await expect(question(phone).getByText('Lựa chọn này chưa được lưu.')).toBeVisible();
  }
);

test('another page of the same browser learns at once that it was taken over', async ({
  site,
  newDevice
}) => {
  const first = await newDevice(site);
  const attempt = await startPaper(first, site, site.nextOfficial());
  await choose(first, 'A');
  await expectAllSaved(first);
  const second = await first.context().newPage();
  await second.goto(`/quiz/${attempt}`);
  await expect(question(second).locator('input[type=radio][value=A]')).toBeChecked();
  await expect(saving(first)).toHaveText('Tạm dừng lưu');
  await expect(first.getByRole('alert')).toContainText('đang được làm ở cửa sổ hoặc thiết bị khác');
});

test('a waiting room learns that its time was moved', async ({ openSite, newDevice }) => {
  const site = await openSite({ opensAt: Date.now() + 60 * MINUTE });
  const page = await newDevice(site);
  await activate(page, site, site.nextOfficial());
  await page.goto('/quiz');
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toBeDisabled();
  const view = await contest.current(site.ctx);
  const session = view?.sessions[0];
  await site.ctx.db
    .updateTable('exam_session')
    .set({ opens_at: Date.now() - MINUTE })
    .where('id', '=', session?.id ?? '')
    .execute();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toBeEnabled();
});
