import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import {
  choose,
  expectAllSaved,
  goTo,
  handInWithBlanks,
  keptAnswers,
  question,
  saving,
  startPaper,
  storedPlaces
} from '../support/paper-page.ts';

const OFFLINE = tolerates(
  /ERR_INTERNET_DISCONNECTED|ERR_FAILED|dynamically imported module|preload CSS/
);
const timer = 'p[role=timer]';
const NO_SHELL = /đề nghị không tải lại và không đóng trang này/;

test(
  'a paper that is all saved can be looked through without a network',
  OFFLINE,
  async ({ site, newDevice }) => {
    // As on a hall's plain http: no worker stands behind the page.
    const page = await newDevice(site, { serviceWorkers: 'block' });
    await startPaper(page, site, site.nextOfficial());
    await choose(page, 'A');
    await expectAllSaved(page);
    await expect(page.getByText(NO_SHELL)).toHaveCount(0);
    await page.context().setOffline(true);
    await expect(page.getByText(NO_SHELL)).toBeVisible();

    await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi nộp');
    await expect(page.locator(timer)).toBeVisible();
    await page.getByRole('link', { name: /^Câu 3:/ }).click();
    await expect(question(page)).toHaveAttribute('id', 'q-3');
    await choose(page, 'C');
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);

    // What has to be asked for is not followed, and the paper stays.
    await page.getByRole('link', { name: 'Trang của tôi' }).click();
    await expect(page.getByText(/Chưa mở được trang khác vì đang mất kết nối/)).toBeVisible();
    await expect(question(page).locator('input[value=C]')).toBeChecked();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi nộp');
    await expect(page.locator(timer)).toBeVisible();

    await page.context().setOffline(false);
    await expectAllSaved(page);
    await page.context().setOffline(true);
    await handInWithBlanks(page, 3);
    await expect(page.getByText(/Chưa nộp được/)).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Vẫn nộp bài' }).click();
    await expect(page.getByText('2/5', { exact: true })).toBeVisible();
  }
);

test(
  'a page that did not come has words of ours, and comes by itself',
  OFFLINE,
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    await page.goto('/');
    await expect(page.locator('html')).toHaveClass(/alive/);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa mở được trang này');
    await expect(page.getByText(/Internal Error|500/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Ở lại trang trước' }).click();
    await expect(page.getByRole('link', { name: 'Đăng nhập' }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa mở được trang này');
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
  }
);

/** What the worker of this browser holds: the addresses, and whether a text is in any of it. */
const heldByWorker = (page: Page, secret: string) =>
  page.evaluate(async (secret) => {
    const held: { path: string; hasSecret: boolean }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const text = await (await cache.match(url))?.text();
        held.push({ path: new URL(url).pathname, hasSecret: text?.includes(secret) ?? false });
      }
    }
    return held;
  }, secret);

const keptPapers = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('hoi-thi-papers', 1);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('papers').objectStore('papers').count();
          counting.onsuccess = () => resolve(counting.result);
        };
      })
  );

test(
  'a paper that is opened again without a network goes on from this device, and back',
  OFFLINE,
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const official = site.nextOfficial();
    await page.goto('/');
    await page.evaluate(() => caches.open('hoi-thi shell of an earlier build'));
    const attempt = await startPaper(page, site, official);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
    await goTo(page, 2);
    await choose(page, 'B');
    await expectAllSaved(page);
    const stem = await question(page).locator('.stem').innerText();
    await expect.poll(() => keptPapers(page)).toBe(1);

    await page.context().setOffline(true);
    await goTo(page, 3);
    await choose(page, 'C');
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);
    await goTo(page, 2);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();

    await expect(page.getByText('Đây là bài thi được giữ trên thiết bị này')).toBeVisible();
    await expect(question(page)).toHaveAttribute('id', 'q-2');
    await expect(page.getByText(NO_SHELL)).toHaveCount(0);
    await expect(question(page).locator('.stem')).toHaveText(stem);
    await expect(question(page).locator('input[value=B]')).toBeChecked();
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu do mất kết nối/);
    await expectAccessible(page);
    await choose(page, 'D');
    await expect(saving(page)).toHaveText(/^2 câu chưa lưu do mất kết nối/);
    await page.reload();
    await expect(question(page).locator('input[value=D]')).toBeChecked();

    // Another page that is asked for by its address has words, and the way back to the paper.
    await page.goto('/quiz');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa mở được trang này');
    await expect(page.getByText(/chưa gửi, đang được giữ trên thiết bị này: 2/)).toBeVisible();
    await page.getByRole('link', { name: 'Tiếp tục làm bài' }).click();
    await expect(saving(page)).toHaveText(/^2 câu chưa lưu do mất kết nối/);

    await page.context().setOffline(false);
    await page.waitForURL(new RegExp(`/quiz/${attempt}\\?q=`));
    expect(await storedPlaces(page, site, attempt)).toBe('-DC--');
    expect(await site.stateOf(attempt)).toBe('open');

    // Nothing of anybody is in what the worker holds, and no cache holds the worker itself.
    const worker = await page.request.get('/service-worker.js');
    expect(worker.headers()['cache-control']).toBe('no-cache');
    const held = await heldByWorker(page, official.fullName);
    expect(held.map(({ path }) => path)).toContain('/offline');
    expect(held.filter(({ path }) => !/^\/(offline$|_app\/immutable\/)/.test(path))).toEqual([]);
    expect(held.filter(({ hasSecret }) => hasSecret)).toEqual([]);

    // A page for nobody, such as the one to sign in on, leaves no paper behind for who comes next.
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.goto('/login');
    await expect.poll(() => keptPapers(page)).toBe(0);
    expect(await keptAnswers(page)).toBe(2);
    await page.context().addCookies(cookies);
    await page.goto(`/quiz/${attempt}?q=4`);
    await expect.poll(() => keptPapers(page)).toBe(1);

    // Who signs out is told what only this device has; then nothing is left.
    await page.route('**/answers', (route) => route.abort());
    await choose(page, 'A');
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.getByText(/chưa gửi, chỉ có trên thiết bị này: 1/)).toBeVisible();
    await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click();
    await page.waitForURL('/');
    await expect.poll(() => keptPapers(page)).toBe(0);
    expect(await keptAnswers(page)).toBe(0);
    await page.context().setOffline(true);
    await page.goto(`/quiz/${attempt}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chưa mở được trang này');
    await expect(page.getByText(stem)).toHaveCount(0);
    await expectAccessible(page);
  }
);
